import { basename } from "node:path";

/**
 * What went wrong, for who can mend it: the kind of the error and where it came from. Never its message, which may
 * hold anything: a piece of what was read, a path, a key.
 */
export function mistakeText(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const { name, cause, stack = "" } = thrown;
  const { code } = thrown as NodeJS.ErrnoException;
  const frames = stack
    .split("\n")
    .map((line) => /([^\s(]+):(\d+):\d+\)?$/.exec(line))
    .filter((found) => found !== null)
    .filter(([, path = ""]) => !path.includes("node_modules") && !path.startsWith("node:"))
    .slice(0, 3)
    .map(([, path = "", line]) => `${basename(path)}:${line}`);
  const fields = issuesOf(cause);
  return [
    code === undefined ? name : `${name} ${code}`,
    ...(fields.length > 0 ? [`at ${fields.join(", ")}`] : []),
    ...(frames.length > 0 ? [`(${frames.join(" < ")})`] : []),
  ].join(" ");
}

/** The fields in which an answer is not as the contract has it, where that is the mistake. */
function issuesOf(cause: unknown): string[] {
  const issues = (cause as { readonly issues?: unknown } | null | undefined)?.issues;
  if (!Array.isArray(issues)) return [];
  return issues
    .slice(0, 3)
    .map(({ path }: { readonly path?: readonly PropertyKey[] }) => (path ?? []).map(String).join("."));
}
