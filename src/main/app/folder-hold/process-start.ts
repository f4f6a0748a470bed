import { readFileSync } from "node:fs";

/**
 * When a process began, in the system's own words: a number that was given to another one since is told by it. Null
 * where there is no such process (or its parent has not noticed that it ended), and where the system does not say it:
 * Linux alone does (proc_pid_stat(5): field 22, in ticks since the boot).
 */
export function processStart(pid: number): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field is the program's name in parentheses, which may hold blanks and parentheses of its own.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? null : `${boot} ${fields[18]}`;
  } catch {
    return null;
  }
}
