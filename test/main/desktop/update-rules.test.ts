import { expect, test } from "vitest";
import { nextStep, standing, type UpdateKnown, updateFault } from "../../../src/main/desktop/update-rules.ts";

const day = 86_400_000;
const known: UpdateKnown = {
  on: true,
  doing: "nothing",
  found: null,
  ready: false,
  fault: null,
  since: 0,
  lookedAt: null,
};

test.each<[string, Partial<UpdateKnown>, boolean, number, ReturnType<typeof nextStep>]>([
  ["not on the first day", {}, false, day - 1, null],
  ["the day after", {}, false, day, "look"],
  ["also in the middle of a pass: a look is small", {}, true, day, "look"],
  ["a day after the last look", { lookedAt: day }, false, 2 * day, "look"],
  ["not twice at once", { doing: "looking" }, false, 9 * day, null],
  ["what was found is fetched", { found: "0.2.0", lookedAt: day }, false, day, "fetch"],
  ["but not in the middle of a pass", { found: "0.2.0", lookedAt: day }, true, 9 * day, null],
  ["nor again where that failed", { found: "0.2.0", fault: "disk", lookedAt: day }, false, day + 1, null],
  ["which begins anew later", { found: "0.2.0", fault: "disk", lookedAt: day }, false, 2 * day, "look"],
  ["nothing more where it is ready", { found: "0.2.0", ready: true, lookedAt: day }, false, 9 * day, null],
  ["nothing at all where it is off", { on: false, found: "0.2.0" }, false, 9 * day, null],
])("%s", (_, some, passing, now, step) => {
  expect(nextStep({ ...known, ...some }, passing, now)).toBe(step);
});

test.each<[Partial<UpdateKnown>, string]>([
  [{ on: false, ready: true }, "off"],
  [{}, "waiting"],
  [{ lookedAt: 1 }, "up_to_date"],
  [{ doing: "looking", fault: "offline" }, "looking"],
  [{ found: "0.2.0" }, "found"],
  [{ found: "0.2.0", doing: "fetching" }, "fetching"],
  [{ found: "0.2.0", fault: "checksum" }, "failed"],
  [{ found: "0.2.0", ready: true }, "ready"],
])("%j is %s", (some, word) => {
  expect(standing({ ...known, ...some })).toBe(word);
});

const error = (message: string, code?: string) => Object.assign(new Error(message), { code });

test.each([
  [error("sha512 checksum mismatch", "ERR_CHECKSUM_MISMATCH"), "checksum"],
  [
    error("New version 0.2.0 is not signed by the application owner", "ERR_UPDATER_INVALID_SIGNATURE"),
    "signature",
  ],
  [error("Could not get code signature for running application"), "signature"],
  [error("net::ERR_NAME_NOT_RESOLVED"), "offline"],
  [
    error("Cannot parse releases feed: Error: net::ERR_TIMED_OUT", "ERR_UPDATER_INVALID_RELEASE_FEED"),
    "offline",
  ],
  [error("connect ECONNREFUSED 127.0.0.1:9", "ECONNREFUSED"), "offline"],
  [
    error(
      "Cannot parse releases feed: Error: Unable to find latest version on GitHub",
      "ERR_UPDATER_INVALID_RELEASE_FEED",
    ),
    "none_published",
  ],
  [error("No published versions on GitHub", "ERR_XML_MISSED_ELEMENT"), "none_published"],
  [error("404", "HTTP_ERROR_404"), "none_published"],
  [error("Cannot find latest-linux.yml", "ERR_UPDATER_CHANNEL_FILE_NOT_FOUND"), "none_published"],
  [error("503", "HTTP_ERROR_503"), "server"],
  [error("Cannot parse update info", "ERR_UPDATER_INVALID_UPDATE_INFO"), "server"],
  [error("no space left on device, write", "ENOSPC"), "disk"],
  [error("something else"), "other"],
  ["a text", "other"],
  [null, "other"],
])("%s is %s", (thrown, fault) => {
  expect(updateFault(thrown)).toBe(fault);
});
