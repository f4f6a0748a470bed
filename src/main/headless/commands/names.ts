import { type DomainList, readList } from "../../watch/domains/list.ts";
import { readListFile } from "../input.ts";
import { Refusal, status } from "../refusal.ts";
import { tellRejections } from "./rejections.ts";
import type { Run } from "./run.ts";

/**
 * The domains that a command was given, on the line and in a file; what is no domain is told on the way.
 * On the line, a rejection's line number is the argument's place.
 * @throws {Refusal} where nothing of it is a domain
 */
export function readNames(run: Run, given: readonly string[], file: string | undefined): DomainList {
  const { practice } = run.options;
  const lists: DomainList[] = [];
  if (given.length > 0) lists.push(readList(given.join("\n"), { practice }));
  if (file !== undefined) lists.push(readListFile(file, { practice }));
  const list = joined(lists);
  tellRejections(run, list);
  if (list.accepted.length > 0) return list;
  const { length } = list.rejected;
  throw new Refusal(status.usage, ({ t, number }) =>
    length === 0
      ? t("terminal:names.empty")
      : t("terminal:names.rejected", { count: length, shown: number(length) }),
  );
}

function joined(lists: readonly DomainList[]): DomainList {
  const [first, second] = lists;
  if (second === undefined || first === undefined)
    return first ?? { accepted: [], duplicates: [], rejected: [] };
  const seen = new Map(first.accepted.map((each) => [each.name, each.line]));
  const twice = second.accepted.filter(({ name }) => seen.has(name));
  return {
    accepted: [...first.accepted, ...second.accepted.filter(({ name }) => !seen.has(name))],
    duplicates: [
      ...first.duplicates,
      ...second.duplicates,
      ...twice.map(({ name, typed, line }) => ({
        line,
        text: typed,
        name,
        firstLine: seen.get(name) ?? line,
      })),
    ],
    rejected: [...first.rejected, ...second.rejected],
  };
}
