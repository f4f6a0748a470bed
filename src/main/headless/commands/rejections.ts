import type { DomainList } from "../../watch/domains/list.ts";
import { rejectionMessages } from "../../watch/domains/rejections.ts";
import { jsonLine } from "../lines.ts";
import { clean, count } from "../terminal/words.ts";
import type { Run } from "./run.ts";

/** A person reads a few and wants to know how many; a program wants all of them. */
const mostShown = 10;

/** Tells which lines of the input are no domain, and why: as results for a program, as notes for a person. */
export function tellRejections({ options, screen }: Run, { rejected }: DomainList): void {
  if (options.json) {
    for (const { line, text, reason } of rejected)
      screen.line(jsonLine({ type: "rejected", line, text, reason, message: rejectionMessages[reason] }));
    return;
  }
  for (const { line, text, reason } of rejected.slice(0, mostShown))
    screen.note(`line ${line}: ${clean(text).slice(0, 80)}: ${rejectionMessages[reason]}`);
  if (rejected.length > mostShown)
    screen.note(
      `… and ${count(rejected.length - mostShown, "more line")} that hold no domain (--json lists all)`,
    );
}
