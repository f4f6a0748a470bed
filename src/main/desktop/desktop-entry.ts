// Desktop entries, as far as autostart needs them: https://specifications.freedesktop.org/desktop-entry-spec/latest/

const group = "[Desktop Entry]";

/**
 * A command line as the value of `Exec`: each argument in double quotes, with what a shell would read in it escaped, a
 * percent sign doubled, and then the escapes of every string on top ("The Exec key").
 */
export function execOf(args: readonly string[]): string {
  return args
    .map((arg) => `"${arg.replace(/["`$\\]/g, "\\$&")}"`)
    .join(" ")
    .replaceAll("%", "%%")
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
}

/** The value of a key in the group that makes an entry, as it is written; null where it is not there. */
export function entryValue(entry: string, key: string): string | null {
  for (const line of linesOf(entry)) {
    const [name = "", ...rest] = line.split("=");
    if (name.trimEnd() === key) return rest.join("=").trim();
  }
  return null;
}

/** The same entry with another value of one key; the rest, which may be a person's own, stays as it is. */
export function withEntryValue(entry: string, key: string, value: string): string {
  const lines = entry.split("\n");
  const first = lines.indexOf(group) + 1;
  const end = lines.findIndex((line, at) => at >= first && line.startsWith("["));
  const found = lines.findIndex(
    (line, at) => at >= first && (end === -1 || at < end) && line.split("=")[0]?.trimEnd() === key,
  );
  if (found === -1) lines.splice(first, 0, `${key}=${value}`);
  else lines[found] = `${key}=${value}`;
  return lines.join("\n");
}

function linesOf(entry: string): string[] {
  const lines = entry.split("\n").map((line) => line.trimEnd());
  const first = lines.indexOf(group) + 1;
  if (first === 0) return [];
  const own = lines.slice(first);
  const end = own.findIndex((line) => line.startsWith("["));
  return end === -1 ? own : own.slice(0, end);
}
