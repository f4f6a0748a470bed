import { resolve } from "node:path";
import envPaths from "env-paths";

/** The data folder: the one that was named, else where this system keeps a program's data. */
export function dataDirOf(named: string | undefined): string {
  return resolve(named || envPaths("banken", { suffix: "" }).data);
}
