import { accessSync, constants, statfsSync, statSync } from "node:fs";
import type { Banken } from "../../app/banken.ts";
import { whoHolds } from "../../app/folder-hold/hold.ts";
import { settingsFile, type UnusableSettings } from "../../app/settings-file.ts";
import { systemClock } from "../../app/system-clock.ts";
import { StoreError } from "../../store/errors.ts";
import { makeFolder } from "../../store/folder.ts";
import { openBanken } from "../host.ts";
import type { Options } from "../options.ts";
import { clean } from "../terminal/columns.ts";
import { storeText } from "../terminal/store-text.ts";
import type { Finding } from "./finding.ts";

/** Less room than this on the disk is worth a word, in bytes: some years of 300 domains, or a week of 10,000. */
const littleRoom = 500_000_000;

export function lookAtFolder({ baseDir }: Options): Finding {
  const path = clean(baseDir);
  try {
    makeFolder(baseDir, 0o700);
    accessSync(baseDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(baseDir);
    const free = bavail * bsize;
    const others = process.platform !== "win32" && (statSync(baseDir).mode & 0o077) !== 0;
    const told: Finding["told"] = ({ t, size }) => t("doctor:folder.good", { path, free: size(free) });
    if (free < littleRoom)
      return {
        subject: "folder",
        state: "odd",
        detail: "little_room",
        told,
        todo: ({ t }) => t("doctor:folder.room"),
      };
    if (others)
      return {
        subject: "folder",
        state: "odd",
        detail: "open_to_others",
        told,
        todo: ({ t }) => t("doctor:folder.others", { path }),
      };
    return { subject: "folder", state: "good", detail: null, told, todo: null };
  } catch (thrown) {
    const { code = "" } = thrown as NodeJS.ErrnoException;
    return {
      subject: "folder",
      state: "bad",
      detail: code,
      told: ({ t }) => t("doctor:folder.bad", { path, code }),
      todo: ({ t }) => t("doctor:folder.todo"),
    };
  }
}

export function lookAtSettings({ baseDir }: Options): Finding {
  let fault: UnusableSettings | null = null;
  settingsFile(baseDir, systemClock, (told) => {
    fault = told;
  }).read();
  if (fault === null)
    return {
      subject: "settings",
      state: "good",
      detail: null,
      told: ({ t }) => t("doctor:settings.good"),
      todo: null,
    };
  const { path, fault: code, keptAs } = fault as UnusableSettings;
  return {
    subject: "settings",
    state: "odd",
    detail: code,
    told: ({ t }) => t("doctor:settings.odd", { path: clean(path), code }),
    todo: keptAs === null ? null : ({ t }) => t("doctor:settings.todo", { keptAs: clean(keptAs) }),
  };
}

/** Opens the database and reads all of it; what is open is for those who look further, and is theirs to close. */
export function lookAtDatabase(
  options: Options,
  network: Parameters<typeof openBanken>[1],
): { readonly finding: Finding; readonly banken: Banken | null } {
  let banken: Banken | null = null;
  try {
    banken = openBanken(options, network);
    const sound = banken.store.sound();
    const { bytes, domains, checks } = banken.store.about();
    const told: Finding["told"] = ({ t, number, size }) =>
      t("doctor:database.good", { domains: number(domains), checks: number(checks), size: size(bytes) });
    if (sound)
      return { banken, finding: { subject: "database", state: "good", detail: null, told, todo: null } };
    throw new StoreError("damaged", options.dataDir);
  } catch (thrown) {
    if (!(thrown instanceof StoreError)) throw thrown;
    banken?.close();
    return {
      banken: null,
      finding: {
        subject: "database",
        state: "bad",
        detail: thrown.fault,
        told: (words) => storeText(thrown, words),
        todo: null,
      },
    };
  }
}

/** Who keeps watch over the folder. */
export async function lookAtWatch({ baseDir }: Options): Promise<Finding> {
  const holder = await whoHolds(baseDir);
  if (holder === null)
    return {
      subject: "watch",
      state: "odd",
      detail: "nobody",
      told: ({ t }) => t("doctor:watch.nobody"),
      todo: ({ t }) => t("doctor:watch.start"),
    };
  const { host, pid, startedAt, answers, lock } = holder;
  return {
    subject: "watch",
    state: answers ? "good" : "odd",
    detail: answers ? host : "silent",
    told: ({ t, moment }) => t(`doctor:watch.${host}`, { pid, since: moment(startedAt, systemClock.now()) }),
    todo: answers ? null : ({ t }) => t("doctor:watch.silent", { pid, lock: clean(lock) }),
  };
}
