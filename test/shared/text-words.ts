import { insteads } from "../../src/main/headless/commands/serve.ts";
import { statusOf } from "../../src/main/headless/serve/doors.ts";
import { trayPauses } from "../../src/main/watch/tray-menu.ts";
import { alertKind } from "../../src/shared/contract/alerts.ts";
import { leftOutWhys } from "../../src/shared/contract/data.ts";
import { sortColumns } from "../../src/shared/contract/domains.ts";
import { systems, testedNotification, updateFaults } from "../../src/shared/contract/host.ts";
import { context, engineCategories } from "../../src/shared/contract/reports.ts";
import { endings, problems, whys } from "../../src/shared/contract/watch.ts";
import { refusals, storeFaults } from "../../src/shared/contract/words.ts";
import { rejectionReasons } from "../../src/shared/rejection.ts";
import { freshnesses, standings } from "../../src/shared/standing.ts";
import { reasons } from "../../src/shared/verdict.ts";

const units = ["seconds", "minutes", "hours", "days"];
const badFiles = ["too_large", "no_text", "unreadable"];
const unusable = ["unreadable", "damaged", "invalid"];
const flagging = ["malicious", "suspicious"];
const moving = ["nameServers", "registrar"];
const shownAlerts = ["open", "all"];

/**
 * What each `*` of a key stands for that is put together at run time: every word of the union it is put together
 * with. Where the union belongs to the window its words stand here, since the window's sources want a browser's types.
 */
export const words: Readonly<Record<string, readonly string[]>> = {
  "common:verdict.*": standings,
  "common:verdictMeans.*": standings,
  "common:reason.*": reasons,
  "common:rejection.*": rejectionReasons,
  "common:store.*": storeFaults,
  "common:refusal.*": refusals,
  "common:failure.*": ["disconnected", "bad_request", "not_found", "signed_out", "internal"],
  "common:leftOut.*": leftOutWhys,
  "common:keyless.*": ["no_key", "key_dead"],
  "serve:refused.*": Object.keys(statusOf),
  "watch:why.*": whys,
  "watch:alert.*": alertKind.options,
  "watch:problem.*": problems,
  "doctor:watch.*": ["serve", "watch", "desktop"],
  "doctor:key.*": ["read", "unauthorized", "no_answer"],
  "serve:settings.*": unusable,
  "desktop:settings.*": unusable,
  "desktop:held.*": ["serve", "watch"],
  "shell:place.*": ["domains", "alerts", "activity", "settings"],
  "shell:found.*": alertKind.options,
  "shell:foundTogether.*": alertKind.options,
  "shell:connection.*": ["lost", "replaced", "signed_out"],
  "shell:problem.*": problems,
  "shell:file.*": badFiles,
  "shell:help.group.*": ["everywhere", "going", "list", "chosen"],
  "shell:shortcut.*": [
    ...[
      "palette",
      "add",
      "help",
      "close",
      "domains",
      "alerts",
      "activity",
      "settings",
      "search",
      "down",
      "up",
    ],
    ...["pageDown", "pageUp", "first", "last", "open", "check", "acknowledge", "select", "selectDown"],
    ...["selectUp", "selectAll"],
  ],
  "preview:file.*": badFiles,
  "preview:why.*": ["empty", "over", "reading", "failed", "known"],
  "preview:every.*": units,
  "preview:span.*": units,
  "settings:work.*": ["files", "domains"],
  "settings:*.title": [
    ...["interval", "quota", "key", "appearance", "language", "computer", "data", "practice", "about"],
  ],
  "settings:key.*": ["missing", "unauthorized", "noAnswer", "unprotected"],
  "settings:key.state.*": ["none", "lost", "accepted", "refused", "untested", "environment", "practice"],
  "settings:key.testResult.*": ["accepted", "unauthorized", "no_answer"],
  "settings:computer.notifications.help.*": systems,
  "settings:computer.notifications.tested.*": testedNotification.unwrap().shape.result.options,
  "settings:computer.updates.impossible.*": ["not_packaged", "no_way"],
  "settings:computer.updates.fault.*": updateFaults,
  "domains:headline.*": ["malicious", "suspicious", "failed", "someWaiting", "allWaiting", "quiet"],
  "domains:freshness.*": freshnesses,
  "domains:column.*": sortColumns,
  "domains:columnMeans.*": sortColumns,
  "domain:*.title": ["changes", "engines", "timeline", "context", "raw"],
  "domain:word.*": engineCategories,
  "domain:engines.group.*": ["malicious", "suspicious", "harmless", "silent", "other"],
  "domain:context.*": Object.keys(context.unwrap().shape),
  "domain:why.*.plain": flagging,
  "domain:why.*.someNew": flagging,
  "domain:why.*.allNew": flagging,
  "domain:why.sign.*.before": moving,
  "domain:why.sign.*.together": moving,
  "alerts:kind.*": alertKind.options,
  "alerts:subtitle.*": shownAlerts,
  "alerts:empty.*.title": shownAlerts,
  "alerts:empty.*.text": shownAlerts,
  "activity:foot.next.*": whys,
  "activity:next.because.*": whys,
  "activity:next.*": ["keyless", "paused", "none"],
  "activity:title.problem.*": problems,
  "activity:situation.wait.*": ["minute", "quiet", "day", "month"],
  "activity:passes.ending.*": endings,
  "serve:instead.*": insteads,
  "notices:hiding.*": ["tray", "menuBar"],
  "tray:stands.*": ["malicious", "suspicious", "failed", "waiting"],
  "tray:does.plain.*": ["no_key", "key_dead", "offline", "store", "quota_spent", "paused", "soon", "idle"],
  "tray:does.at.*": ["offline", "store", "quota_spent", "paused_until", "next"],
  "tray:does.progress.*": ["checking", "stopping"],
  "tray:menu.progress.*": ["checking", "stopping"],
  "tray:menu.plain.*": ["check", "stop", "pause", "resume", "open", "settings", "quit"],
  "tray:pauseFor.*": trayPauses,
};
