import type { DomainList } from "../../watch/domains/list.ts";
import { rejectionMessages } from "../../watch/domains/rejections.ts";
import { jsonLine } from "../lines.ts";
import { clean } from "../terminal/columns.ts";
import type { Run } from "./run.ts";

/** A person reads a few and wants to know how many; a program wants all of them. */
const mostShown = 10;

/** Tells which lines of the input are no domain, and why: as results for a program, as notes for a person. */
export function tellRejections({ options, screen, words }: Run, { rejected }: DomainList): void {
  const { t, number } = words;
  if (options.json) {
    for (const { line, text, reason } of rejected)
      screen.line(jsonLine({ type: "rejected", line, text, reason, message: rejectionMessages[reason] }));
    return;
  }
  for (const { line, text, reason } of rejected.slice(0, mostShown))
    screen.note(
      t("terminal:rejected.line", {
        line,
        text: clean(text).slice(0, 80),
        reason: t(`common:rejection.${reason}`),
      }),
    );
  const more = rejected.length - mostShown;
  if (more > 0) screen.note(t("terminal:rejected.more", { count: more, shown: number(more) }));
}
