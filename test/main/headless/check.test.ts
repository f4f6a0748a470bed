import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { databasePath } from "../../../src/main/app/banken.ts";
import { exportLogs } from "../../../src/main/app/log-export.ts";
import { importLogs } from "../../../src/main/app/log-import.ts";
import { finished } from "../../../src/main/app/turn.ts";
import { openStore } from "../../../src/main/store/store.ts";
import { realTempo } from "../../../src/main/watch/tempo.ts";
import { banken, key, start } from "../../support/command.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { errorBody, report } from "../../support/report.ts";
import { type Reply, type StandIn, startVirusTotal } from "../../support/virustotal.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder[Symbol.dispose]());

const wide = ["--per-minute", "100000", "--per-day", "100000", "--per-month", "100000"];

function run(vt: StandIn, args: readonly string[], more: Parameters<typeof banken>[1] = {}) {
  return banken([...args, "--data-dir", folder.path, "--api-url", vt.url], {
    ...more,
    env: { BANKEN_API_KEY: key, ...more.env },
  });
}

function list(...lines: string[]): string {
  const path = join(folder.path, "list.txt");
  writeFileSync(path, lines.join("\n"));
  return path;
}

const replies: Record<string, Reply> = {
  "bad.com": { body: report("bad.com", { malicious: ["Tiger", "Ant"], suspicious: ["Bee"] }) },
  "odd.com": { body: report("odd.com", { suspicious: ["Bee"] }) },
  "good.com": { body: report("good.com") },
  "mute.com": { body: report("mute.com", { harmless: 0 }) },
  "bare.com": { body: report("bare.com", { attributes: { last_analysis_stats: {} } }) },
  "nobody.com": { status: 404, body: errorBody("NotFoundError") },
  "portal.com": { body: "<html>malicious</html>" },
  "refused.com": { status: 400, body: errorBody("InvalidArgumentError") },
};

describe("a pass", () => {
  test("prints a line a domain as it finishes and a summary last, and nothing else", async () => {
    await using vt = await startVirusTotal((domain) => replies[domain] ?? { status: 500 });
    const ran = await run(vt, [
      "check",
      "--json",
      ...wide,
      "--file",
      list(...Object.keys(replies), "bad.com", "192.0.2.1"),
    ]);
    const lines = ran.lines();
    const verdicts = Object.fromEntries(
      lines
        .filter(({ type }) => type === "check")
        .map(({ domain, verdict, reason }) => [domain, reason ?? verdict]),
    );
    expect(verdicts).toEqual({
      "bad.com": "malicious",
      "odd.com": "suspicious",
      "good.com": "clean",
      "mute.com": "unrated",
      "bare.com": "no_analysis",
      "nobody.com": "not_found",
      "portal.com": "bad_response",
      "refused.com": "invalid_domain",
    });
    expect(lines.find(({ domain }) => domain === "bad.com")).toMatchObject({
      stats: { malicious: 2, suspicious: 1, harmless: 3, undetected: 2, timeout: 0 },
      flags: [
        { engine: "Ant", category: "malicious", result: "phishing" },
        { engine: "Tiger", category: "malicious", result: "phishing" },
        { engine: "Bee", category: "suspicious", result: "suspicious" },
      ],
      analysedAt: "2026-09-21T14:13:20.000Z",
      analysedAtFrom: "last_analysis_date",
    });
    expect(lines.filter(({ type }) => type === "rejected")).toEqual([
      expect.objectContaining({ line: 10, text: "192.0.2.1", reason: "ip_address" }),
    ]);
    expect(lines.at(-1)).toMatchObject({
      type: "summary",
      ...{
        checked: 8,
        malicious: 1,
        suspicious: 1,
        clean: 1,
        unrated: 1,
        unknown: 2,
        failed: 2,
        requests: 8,
      },
    });
    expect(ran).toMatchObject({ status: 1, err: "" });
  });

  test.each<[string, string[], number]>([
    ["nothing bad", ["good.com", "nobody.com", "odd.com"], 0],
    ["something malicious", ["good.com", "bad.com", "refused.com"], 1],
    ["a failed check", ["good.com", "refused.com"], 2],
  ])("%s", async (_what, names, status) => {
    await using vt = await startVirusTotal((domain) => replies[domain] ?? { status: 500 });
    expect((await run(vt, ["check", ...wide, ...names])).status).toBe(status);
  });

  test("asks for the A-label and shows the name as it was typed", async () => {
    await using vt = await startVirusTotal((domain) => ({ body: report(domain) }));
    const ran = await run(vt, ["check", "https://Bücher.de:8443/shop?x=1"]);
    expect(vt.domains()).toEqual(["xn--bcher-kva.de"]);
    expect(ran.out).toContain("Bücher.de");
  });

  test("leaves the watched list alone; without names it is over that list", async () => {
    await using vt = await startVirusTotal((domain) => ({ body: report(domain) }));
    await run(vt, ["add", "mine.com"]);
    await run(vt, ["check", ...wide, "other.com"]);
    await run(vt, ["check", ...wide, "--json"]);
    expect(vt.domains()).toEqual(["other.com", "mine.com"]);
  });

  test("reads standard input", async () => {
    await using vt = await startVirusTotal((domain) => ({ body: report(domain) }));
    const ran = await run(vt, ["check", "--file", "-", "--json"], { input: "hxxp://evil[.]com\r\n" });
    expect(ran.lines()[0]).toMatchObject({ domain: "evil.com", verdict: "clean" });
  });

  test("is plain text where nobody's terminal is, what matters first in its summary", async () => {
    await using vt = await startVirusTotal((domain) => replies[domain] ?? { status: 500 });
    const { out, err } = await run(vt, ["check", ...wide, ...Object.keys(replies)]);
    expect(`${out}${err}`).not.toContain("\x1b");
    expect(out).toMatch(
      /^malicious +bad\.com +3\/8 {2}Ant \(phishing\), Tiger \(phishing\), Bee \(suspicious\) · analysed /m,
    );
    const summary = out.slice(out.indexOf("\n\n"));
    expect(
      summary
        .trim()
        .split("\n")
        .map((line) => line.split(" ").slice(0, 2).join(" ")),
    ).toEqual(["1 malicious", "1 suspicious", "2 failed", "1 clean,", "8 domains,"]);
  });

  test("says what changed since the last look", async () => {
    await using vt = await startVirusTotal((domain, _asked, before) => ({
      body: report(domain, before === 0 ? {} : { malicious: ["Tiger"] }),
    }));
    await run(vt, ["check", ...wide, "turning.com"]);
    expect((await run(vt, ["check", ...wide, "turning.com"])).out).toContain("was clean");
  });

  test("a stranger's text cannot steer the terminal", async () => {
    const engine = "Evil\x1b[2J\x1b]0;owned\x07\u202e";
    await using vt = await startVirusTotal((domain) => ({ body: report(domain, { malicious: [engine] }) }));
    const checked = await run(vt, ["check", "a.com"]);
    const shown = await run(vt, ["show", "a.com"]);
    for (const { out } of [checked, shown]) {
      expect(out).toContain("Evil");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(out).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    }
  });
});

describe("the output", () => {
  const shell = (vt: StandIn, line: string) => {
    const words = ["check", ...wide, "--data-dir", folder.path, "--api-url", vt.url];
    return banken([...words, "good.com", "mute.com"], { env: { BANKEN_API_KEY: key }, shell: line });
  };

  test.skipIf(process.platform === "win32").each([
    ['set -o pipefail; "$@" | true; echo $? >&2', /^(banken: Stopped\. [^\n]*\n)?141\n$/],
    ['set -o pipefail; "$@" --json | true; echo $? >&2', /^(banken: Stopped\. [^\n]*\n)?141\n$/],
    [
      '"$@" >/dev/full; echo $? >&2',
      /^banken: the results cannot be written \(ENOSPC\)\. [^\n]*\n(.*\n)?69\n$/,
    ],
  ])(
    "that nobody reads says so by its status, and never that something is malicious: %s",
    async (line, says) => {
      await using vt = await startVirusTotal((domain) => ({ ...replies[domain], delay: 100 }));
      expect((await shell(vt, line)).err).toMatch(says);
    },
  );

  test("cannot steer a terminal as JSON either, and is the same JSON", async () => {
    const engine = "Evil\u009b2J\u202e\u007f";
    await using vt = await startVirusTotal((domain) => ({ body: report(domain, { malicious: [engine] }) }));
    const ran = await run(vt, ["check", "a.com", "--json"]);
    expect(ran.out).not.toMatch(/[\x7f-\x9f\u202e]/);
    expect(ran.lines()[0].flags[0].engine).toBe(engine);
  });
});

test("nothing is waited for after the summary, though the key's quota is never told", async () => {
  await using vt = await startVirusTotal(
    (domain) => ({ body: report(domain) }),
    () => ({ fault: "hang" }),
  );
  const begun = Date.now();
  expect((await run(vt, ["check", "good.com"])).status).toBe(0);
  // The timeout of an exchange is 30 s.
  expect(Date.now() - begun).toBeLessThan(25_000);
});

test("a pass that another process works on is refused to --resume", async () => {
  await using vt = await startVirusTotal((domain) =>
    domain === "d1.com" ? { fault: "hang" } : { body: report(domain) },
  );
  const args = ["--data-dir", folder.path, "--api-url", vt.url];
  const running = start(["check", ...wide, ...args, "d0.com", "d1.com"], { env: { BANKEN_API_KEY: key } });
  await new Promise((resolve) => running.child.stdout?.once("data", resolve));
  const refused = await run(vt, ["check", "--resume"]);
  expect(refused.status).toBe(64);
  expect(refused.err).toContain(`Process ${running.child.pid} is working on that pass`);
  running.child.kill("SIGKILL");
  await running.ended;
  const before = vt.domains().length;
  const resumed = start(["check", "--resume", ...args, ...wide], { env: { BANKEN_API_KEY: key } });
  await expect.poll(() => vt.domains().slice(before)).toEqual(["d1.com"]);
  resumed.child.kill("SIGINT");
  expect((await resumed.ended).status).toBe(130);
});

test("show --raw gives back exactly VirusTotal's bytes", async () => {
  const body = Buffer.concat([
    Buffer.from(report("raw.com")),
    Buffer.from('\n {"": "\u00ff"} ').subarray(0, 0),
    Buffer.from("  \r\n"),
  ]);
  await using vt = await startVirusTotal(() => ({ body }));
  await run(vt, ["check", "raw.com"]);
  const shown = await run(vt, ["show", "raw.com", "--raw"]);
  expect(shown.bytes.equals(body)).toBe(true);
});

describe("a pass that is cut off", () => {
  const names = Array.from({ length: 40 }, (_, n) => `d${n}.com`);

  test.each([1, 2, 3, 4, 5, 6])(
    "SIGKILL loses no recorded answer, and --resume asks only the rest (%i)",
    async (round) => {
      // The last is not answered before the kill, or a slow day could see the whole pass done by then.
      let over = false;
      await using vt = await startVirusTotal((domain) =>
        domain === "d39.com" && !over ? { fault: "hang" } : { body: report(domain), delay: 15 },
      );
      const args = [...wide, "--json", "--data-dir", folder.path, "--api-url", vt.url];
      const running = start(["check", ...args, "--file", list(...names)], { env: { BANKEN_API_KEY: key } });
      let seen = 0;
      running.child.stdout?.on("data", (part: Buffer) => {
        seen += part.toString().split("\n").length - 1;
        if (seen >= round * 6) running.child.kill("SIGKILL");
      });
      const killed = await running.ended;
      over = true;
      expect(killed.signal).toBe("SIGKILL");
      const printed = killed.out
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line).domain as string);
      const askedBefore = vt.domains().length;
      const resumed = await banken(["check", "--resume", ...args], { env: { BANKEN_API_KEY: key } });
      const asked = vt.domains().slice(askedBefore);
      // What was printed was recorded before it was printed.
      expect(asked.filter((name) => printed.includes(name))).toEqual([]);
      expect(resumed.status).toBe(0);
      expect(resumed.lines().at(-1)).toMatchObject({
        type: "summary",
        checked: asked.length,
        clean: asked.length,
      });
      const store = openStore(databasePath(folder.path), realTempo);
      expect(names.map((name) => store.checks.history(name).length)).toEqual(names.map(() => 1));
      store.close();
      expect((await run(vt, ["check", "--resume"])).status).toBe(64);
    },
  );

  test("Ctrl-C keeps what has arrived, prints the summary and exits 130", async () => {
    await using vt = await startVirusTotal((domain) =>
      domain === "d3.com" ? { fault: "hang" } : { body: report(domain) },
    );
    const running = start(
      ["check", "--json", "--file", list(...names), "--data-dir", folder.path, "--api-url", vt.url],
      {
        env: { BANKEN_API_KEY: key },
      },
    );
    let seen = 0;
    running.child.stdout?.on("data", (part: Buffer) => {
      seen += part.toString().split("\n").length - 1;
      if (seen === 3) running.child.kill("SIGINT");
    });
    const ran = await running.ended;
    expect(ran.status).toBe(130);
    expect(ran.lines().at(-1)).toMatchObject({ type: "summary", checked: 3, failed: 0 });
    expect(ran.err).toContain("37 domains were not asked");
  });
});

describe("the key", () => {
  test("goes in and never comes out: not on the terminal, not in any file but its own", async () => {
    await using vt = await startVirusTotal(
      (domain) => ({
        status: domain === "dead.com" ? 401 : 403,
        body: errorBody("WrongCredentialsError", `Wrong API key: ${key}`),
      }),
      () => ({ status: 401, body: errorBody("WrongCredentialsError", `Wrong API key: ${key}`) }),
    );
    const stored = { env: { BANKEN_API_KEY: undefined } };
    const ran = [
      await run(vt, ["key", "set"], { ...stored, input: `${key}\n` }),
      await run(vt, ["key", "test"], stored),
      await run(vt, ["check", "echo.com", "--json"], stored),
      await run(vt, ["check", "dead.com"], stored),
      await run(vt, ["quota"], stored),
      await run(vt, ["export", "--layout", "log", join(folder.path, "tree")], stored),
    ];
    expect(ran.map(({ status }) => status)).toEqual([0, 69, 2, 69, 0, 0]);
    for (const { out, err } of ran) expect(out + err).not.toContain(key);
    const holding = files(folder.path).filter((path) => readFileSync(path).includes(key));
    expect(holding).toEqual([join(folder.path, "key")]);
    if (process.platform !== "win32") expect(statSync(join(folder.path, "key")).mode & 0o777).toBe(0o600);
    const forgotten = await run(vt, ["key", "forget"], stored);
    expect(forgotten.status).toBe(0);
    expect(files(folder.path)).not.toContain(join(folder.path, "key"));
    expect((await run(vt, ["check", "a.com"], stored)).status).toBe(69);
  });

  test("of the wrong shape is not stored, and leaves the one that is", async () => {
    const keys = ["--data-dir", folder.path];
    await banken(["key", "set", ...keys], { input: key });
    const ran = await banken(["key", "set", ...keys], { input: `${key}0` });
    expect(ran.status).toBe(64);
    expect(readFileSync(join(folder.path, "key"), "utf8").trim()).toBe(key);
  });
});

function files(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test("a log tree holds every answer, and reads back as the same history", async () => {
  await using vt = await startVirusTotal((domain) => replies[domain] ?? { status: 500 });
  await run(vt, ["check", ...wide, ...Object.keys(replies)]);
  const tree = join(folder.path, "tree");
  expect((await run(vt, ["export", "--layout", "log", tree, "--timezone", "Asia/Tokyo"])).status).toBe(0);
  const [minute] = readdirSync(join(tree, "Log"));
  expect(minute).toMatch(/^\d{4}-\d\d-\d\d-\d\d-\d\d$/);
  const there = Object.fromEntries(
    readdirSync(join(tree, "Log", minute ?? "")).map((name) => [
      name,
      readdirSync(join(tree, "Log", minute ?? "", name)).sort(),
    ]),
  );
  expect(there).toEqual({
    BadDomain: ["bad.com.log"],
    GoodDomain: ["good.com.log", "mute.com.log", "odd.com.log"],
    RequestfailedDomain: ["bare.com.log", "nobody.com.log", "portal.com.log", "refused.com.log"],
  });
  expect(readFileSync(join(tree, "Log", minute ?? "", "BadDomain", "bad.com.log"), "utf8")).toBe(
    replies["bad.com"]?.body,
  );

  const other = ["--data-dir", join(folder.path, "other")];
  const into = ["import", "--log", tree, "--timezone", "Asia/Tokyo", "--json"];
  expect((await banken([...into, ...other])).lines()).toEqual([
    { type: "imported", checks: 8, known: 0, skipped: 0 },
  ]);
  expect((await banken([...into, ...other])).lines()).toEqual([
    { type: "imported", checks: 0, known: 8, skipped: 0 },
  ]);
  expect((await run(vt, into)).lines()).toEqual([{ type: "imported", checks: 0, known: 8, skipped: 0 }]);
  const verdicts = await Promise.all(
    Object.keys(replies).map(async (name) =>
      (await banken(["history", name, "--json", ...other]))
        .lines()
        .map(({ verdict, reason }) => reason ?? verdict),
    ),
  );
  expect(verdicts).toEqual([
    ["malicious"],
    ["suspicious"],
    ["clean"],
    ["unrated"],
    ["no_analysis"],
    ["not_found"],
    ["bad_response"],
    ["invalid_domain"],
  ]);
  const digest = (path: string) =>
    files(path)
      .map((file) => createHash("sha256").update(readFileSync(file)).digest("hex"))
      .sort();
  await banken([
    "export",
    "--layout",
    "log",
    join(folder.path, "again"),
    "--timezone",
    "Asia/Tokyo",
    ...other,
  ]);
  expect(digest(join(folder.path, "again"))).toEqual(digest(tree));
  expect((await banken(["list", "--json", ...other])).out).toBe("");
});

test("a tree with two answers of one minute, or of an hour that came twice, adds nothing where it came from", async () => {
  const store = openStore(databasePath(folder.path), realTempo);
  // 02:30 in Berlin on the day on which summer time ends: first at 00:30 UTC, and again an hour later.
  const times = [0, 20_000, 40_000, 3_600_000].map((later) => Date.UTC(2026, 9, 25, 0, 30) + later);
  const none = { flags: [], analysedAt: null, analysedFrom: null };
  for (const [n, checkedAt] of times.entries()) {
    const stats = { malicious: 0, suspicious: 0, harmless: 3, undetected: 2, timeout: 0 };
    const check = { ...none, domain: "a.com", verdict: "clean", reason: null, stats, checkedAt } as const;
    const body = Buffer.from(report("a.com", { analysed: 1_790_000_000 + (n % 2) }));
    store.checks.record([
      { domain: { name: "a.com", typed: "a.com" }, check, body, detail: null, pass: null },
    ]);
  }
  expect(await finished(exportLogs(store, folder.path, "Europe/Berlin"))).toMatchObject({
    files: 4,
    tooLong: [],
  });
  const options = { timeZone: "Europe/Berlin", practice: false };
  expect(await finished(importLogs(store, folder.path, options))).toMatchObject({
    files: 4,
    imported: 0,
    known: 4,
  });
  const other = openStore(join(folder.path, "other.sqlite"), realTempo);
  expect(await finished(importLogs(other, folder.path, options))).toMatchObject({
    files: 4,
    imported: 4,
    known: 0,
  });
  expect(await finished(importLogs(other, folder.path, options))).toMatchObject({
    files: 4,
    imported: 0,
    known: 4,
  });
  store.close();
  other.close();
});
