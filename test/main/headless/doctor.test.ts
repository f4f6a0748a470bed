import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { banken, key, type Ran } from "../../support/command.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { report } from "../../support/report.ts";
import { type Reply, type StandIn, startVirusTotal } from "../../support/virustotal.ts";

let folder: ReturnType<typeof temporaryFolder>;
let vt: StandIn;
/** What the stand-in sends to who brings no key, as VirusTotal does. */
let keyless: Reply;
let allowance: Reply;
beforeEach(async () => {
  folder = temporaryFolder();
  keyless = { status: 401, body: '{"error": {"code": "AuthenticationRequiredError", "message": "no key"}}' };
  const most = { allowed: 500, used: 20 };
  const data = {
    api_requests_hourly: { user: most },
    api_requests_daily: { user: most },
    api_requests_monthly: { user: { allowed: 15_500, used: 20 } },
  };
  allowance = { body: JSON.stringify({ data }) };
  vt = await startVirusTotal(
    (domain, { headers }) => (headers["x-apikey"] === undefined ? keyless : { body: report(domain) }),
    () => allowance,
  );
});
afterEach(async () => {
  await vt[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

const dataDir = () => join(folder.path, "data");

function doctor(args: readonly string[] = ["--json"], env = {}): Promise<Ran> {
  return banken(["doctor", "--data-dir", dataDir(), "--api-url", vt.url, ...args], {
    env: { BANKEN_API_KEY: key, ...env },
  });
}

/** What was found of each subject that is not well. */
function amiss(ran: Ran): Record<string, unknown> {
  const bad = ran.lines().filter(({ state }) => state !== "good");
  return Object.fromEntries(bad.map(({ subject, state, detail }) => [subject, [state, detail]]));
}

test("finds all well but that nobody watches, and asks for no domain with the key", async () => {
  const ran = await doctor();
  expect([ran.status, ran.err]).toEqual([0, ""]);
  expect(ran.lines().map(({ type, subject }) => [type, subject])).toEqual(
    ["folder", "settings", "database", "watch", "network", "clock", "key", "quota"].map((each) => [
      "doctor",
      each,
    ]),
  );
  expect(amiss(ran)).toEqual({ watch: ["odd", "nobody"] });
  const counted = vt.asked.filter(
    ({ domain, headers }) => domain !== null && headers["x-apikey"] !== undefined,
  );
  expect(counted).toEqual([]);
});

test("tells a person what it found, and what to do", async () => {
  const { out, err, status } = await doctor([]);
  expect([status, err]).toEqual([0, ""]);
  expect(out).toMatch(/^✓ The data folder .* can be written; .* are free\.\n✓ The settings can be read\.\n/);
  expect(out).toMatch(/\n! Nobody keeps watch over this folder at the moment\.\n {2}Start the desktop app/);
  expect(out).not.toContain(key);
});

test("tells a clock that is wrong, whichever way", async () => {
  for (const [ms, told] of [
    [-3_600_000, "3600 s"],
    [7_200_000, "-7200 s"],
  ] as const) {
    keyless = { ...keyless, headers: { date: new Date(Date.now() + ms).toUTCString() } };
    const { clock } = amiss(await doctor()) as { clock: [string, string] };
    expect(clock[0]).toBe("odd");
    expect(Math.abs(Number.parseInt(clock[1], 10) - Number.parseInt(told, 10))).toBeLessThan(60);
  }
});

test("tells VirusTotal from who answers in its place, and from nobody", async () => {
  keyless = { status: 200, body: "<html>Welcome to the hotel</html>" };
  const portal = await doctor();
  expect([portal.status, amiss(portal).network]).toEqual([69, ["bad", "200"]]);
  keyless = { status: 302, headers: { location: "http://127.0.0.1:1/" } };
  expect(amiss(await doctor()).network).toEqual(["bad", "302"]);
  keyless = { fault: "reset" };
  const reset = await doctor();
  expect([reset.status, (amiss(reset).network as string[])[0]]).toEqual([69, "bad"]);
});

test("tells a key that is missing from one that is dead", async () => {
  const none = await doctor(["--json"], { BANKEN_API_KEY: "" });
  expect([none.status, amiss(none).key]).toEqual([69, ["bad", "none"]]);
  allowance = { status: 401, body: '{"error": {"code": "WrongCredentialsError", "message": "wrong"}}' };
  const dead = await doctor();
  expect([dead.status, amiss(dead).key]).toEqual([69, ["bad", "unauthorized"]]);
});

test("tells a folder that cannot be used and looks no further", async () => {
  writeFileSync(dataDir(), "a file");
  const file = await doctor();
  expect([file.status, file.lines()]).toEqual([
    69,
    [{ type: "doctor", subject: "folder", state: "bad", detail: "EEXIST" }],
  ]);
});

test.runIf(process.platform !== "win32")("tells a folder that others can look into", async () => {
  mkdirSync(dataDir());
  chmodSync(dataDir(), 0o755);
  const { folder: found } = amiss(await doctor());
  expect(found).toEqual(["odd", "open_to_others"]);
});

test("tells a database that is none of ours, and settings that cannot be read, and goes on", async () => {
  mkdirSync(dataDir(), { mode: 0o700 });
  writeFileSync(
    join(dataDir(), "banken.sqlite"),
    "no database at all, and long enough for a header of SQLite's. ".repeat(20),
  );
  writeFileSync(join(dataDir(), "settings.json"), "{ no JSON");
  const ran = await doctor();
  expect(ran.status).toBe(69);
  expect(amiss(ran)).toEqual({
    settings: ["odd", "damaged"],
    database: ["bad", "damaged"],
    watch: ["odd", "nobody"],
  });
  expect(ran.lines().map(({ subject }) => subject)).toContain("network");
});
