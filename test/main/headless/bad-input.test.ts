import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { banken, key, type Ran, start } from "../../support/command.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { report } from "../../support/report.ts";
import { startVirusTotal } from "../../support/virustotal.ts";

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, "data");
});
afterEach(() => folder[Symbol.dispose]());

/** Nothing here may reach a network: the API's address is one where nobody listens. */
function run(args: readonly string[], more: Parameters<typeof banken>[1] = {}): Promise<Ran> {
  return banken(
    [
      ...args,
      "--data-dir",
      data,
      ...(args.includes("--api-url") ? [] : ["--api-url", "http://127.0.0.1:9/"]),
    ],
    {
      ...more,
      env: { BANKEN_API_KEY: key, ...more.env },
    },
  );
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

function expectOneLine(ran: Ran, status: number, says: RegExp): void {
  expect(ran.err).toMatch(says);
  expect(ran.err.trim().split("\n")).toHaveLength(1);
  expect(ran).toMatchObject({ status, out: "" });
}

describe("a list", () => {
  test("that is not there", async () => {
    expectOneLine(
      await run(["check", "--file", join(folder.path, "none.txt")]),
      64,
      /none\.txt cannot be read: there is nothing of that name/,
    );
  });
  test("that is a folder", async () => {
    expectOneLine(await run(["check", "--file", folder.path]), 64, /it is a folder/);
  });
  test("that is binary rubbish", async () => {
    const rubbish = file(
      "rubbish.png",
      Uint8Array.from({ length: 5_000 }, (_, n) => (n * n) % 251),
    );
    expectOneLine(await run(["check", "--file", rubbish]), 64, /is not a text file/);
  });
  test("that is empty, or has comments alone", async () => {
    expectOneLine(await run(["check", "--file", file("empty.txt", "")]), 64, /The list is empty/);
    expectOneLine(await run(["import", file("comments.txt", "# one\n\n# two\n")]), 64, /The list is empty/);
  });
  test("that is too large", async () => {
    expectOneLine(await run(["check", "--file", "/dev/zero"]), 64, /larger than 64 MiB/);
  });
  test("of 100,000 rejections: a person reads ten and their number, a program all of them", async () => {
    const path = file(
      "ips.txt",
      Array.from({ length: 100_000 }, (_, n) => `192.0.${n % 250}.${n % 200}`).join("\n"),
    );
    const told = await run(["check", "--file", path]);
    expect(told.err.trim().split("\n")).toHaveLength(12);
    expect(told.err).toMatch(/99,990 more/);
    expect(told).toMatchObject({ status: 64, out: "" });
    const listed = await run(["check", "--file", path, "--json"]);
    expect(listed.out.trim().split("\n")).toHaveLength(100_000);
    expect(listed.status).toBe(64);
  });
  test("that nobody gave", async () => {
    expectOneLine(await run(["check"]), 64, /The stored list is empty/);
  });
});

describe("the command line", () => {
  test.each<[string[], RegExp]>([
    [["check", "a.com", "--api-url", "http://www.virustotal.com/api/v3"], /--api-url takes an https address/],
    [["check", "a.com", "--per-minute", "0"], /whole number from 1/],
    [["check", "a.com", "--per-day", "4.5"], /whole number from 1/],
    [["check", "a.com", "--sideways"], /unknown option/],
    [["chekc"], /unknown command/],
    [["check", "--resume", "a.com"], /name no domains with it/],
    [["check", "--resume"], /no unfinished pass/],
    [["show", "192.0.2.1"], /no domain/],
    [["show", "never.com"], /has never been checked/],
    [["history", "never.com"], /has never been checked/],
    [["import"], /one of the two/],
    [["export", "/tmp/x"], /--layout/],
    [["export", "--layout", "log", "/tmp/x", "--timezone", "Moon/Base"], /no time zone “Moon\/Base”/],
  ])("%j", async (args, says) => {
    const ran = await run(args);
    expect(ran.err).toMatch(says);
    expect(ran).toMatchObject({ status: 64, out: "" });
  });

  test("an import of no log tree", async () => {
    expectOneLine(await run(["import", "--log", folder.path]), 64, /There is no log in/);
    expectOneLine(await run(["import", "--log", join(folder.path, "none")]), 64, /cannot be read/);
  });

  test("a remove of what is not on the list", async () => {
    const ran = await run(["remove", "a.com"]);
    expect(ran).toMatchObject({ status: 64, out: "a.com was not on the list\n" });
  });
});

describe("the key", () => {
  test("that is not there", async () => {
    expectOneLine(
      await run(["check", "a.com"], { env: { BANKEN_API_KEY: "" } }),
      69,
      /There is no VirusTotal key yet/,
    );
  });
  test("of the wrong shape", async () => {
    expectOneLine(
      await run(["check", "a.com"], { env: { BANKEN_API_KEY: "abc" } }),
      69,
      /BANKEN_API_KEY does not hold/,
    );
    mkdirSync(data);
    writeFileSync(join(data, "key"), "abc");
    expectOneLine(await run(["check", "a.com"], { env: { BANKEN_API_KEY: "" } }), 69, /is not a key/);
  });
  test("that VirusTotal cannot be asked about", async () => {
    const ran = await run(["key", "test"]);
    expect(ran.status).toBe(2);
  });
});

test("a proxy that is none is refused where something would be asked through it, and its password kept", async () => {
  const env = { HTTPS_PROXY: "user:secret@host:99999" };
  const ran = await run(["check", "a.com", "--api-url", "https://vt.example/"], { env });
  expectOneLine(ran, 69, /HTTPS_PROXY or HTTP_PROXY does not hold/);
  expect(ran.err).not.toContain("secret");
  expect((await run(["list"], { env })).status).toBe(0);
});

test("a proxy that never answers does not hold up the end", async () => {
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const running = start(["key", "test", "--data-dir", data, "--api-url", "https://vt.example/"], {
    env: { BANKEN_API_KEY: key, HTTPS_PROXY: `http://127.0.0.1:${port}` },
  });
  await once(silent, "connection");
  running.child.kill("SIGINT");
  expectOneLine(await running.ended, 130, /Stopped/);
  silent.close();
});

describe("the data folder", () => {
  const database = () => join(data, "banken.sqlite");

  test("that is a file", async () => {
    writeFileSync(data, "precious");
    expectOneLine(await run(["check", "a.com"]), 69, /cannot be/);
    expect(readFileSync(data, "utf8")).toBe("precious");
  });
  test.skipIf(process.getuid?.() === 0)("that may not be written (skipped for root, who may)", async () => {
    mkdirSync(data);
    chmodSync(data, 0o500);
    expectOneLine(await run(["check", "a.com"]), 69, /cannot be written/);
  });
  test("whose database is damaged", async () => {
    await run(["add", "a.com"]);
    const torn = readFileSync(database()).fill(0xff, 100, 4_096);
    writeFileSync(database(), torn);
    expectOneLine(await run(["check"]), 69, /is damaged/);
    expect(readFileSync(database())).toEqual(torn);
  });
  test("whose database is from the future", async () => {
    await run(["add", "a.com"]);
    const db = new Database(database());
    db.pragma("user_version = 999");
    db.close();
    expectOneLine(await run(["list"]), 69, /written by a newer Banken/);
  });
  test("whose database is held by another program", async () => {
    await run(["add", "a.com"]);
    const db = new Database(database());
    db.exec("BEGIN EXCLUSIVE");
    const ran = await run(["add", "b.com"]);
    db.exec("ROLLBACK");
    db.close();
    expectOneLine(ran, 69, /is held by another program/);
  });
  test.skipIf(process.platform === "win32")(
    "on a disk that fills up (skipped on Windows, which has no ulimit): what was recorded stays",
    async () => {
      await using vt = await startVirusTotal((domain) => ({
        body: report(domain, {
          attributes: { whois: Array.from({ length: 20_000 }, () => Math.random().toString(36)[3]).join("") },
        }),
      }));
      const names = Array.from({ length: 200 }, (_, n) => `d${n}.com`);
      const args = ["check", "--json", "--data-dir", data, "--api-url", vt.url, "--per-minute", "1000"];
      const full = await banken(args.concat(names), { env: { BANKEN_API_KEY: key }, fileSize: 1_000 });
      expect(full.err).toMatch(/is full/);
      expect(full.status).toBe(69);
      const printed = full.lines().map(({ domain }) => domain as string);
      expect(printed.length).toBeGreaterThan(0);
      const resumed = await banken([...args, "--resume"], { env: { BANKEN_API_KEY: key } });
      const again = resumed
        .lines()
        .filter(({ type }) => type === "check")
        .map(({ domain }) => domain as string);
      expect(again.filter((name) => printed.includes(name))).toEqual([]);
      expect(printed.length + again.length).toBe(200);
    },
  );
});

test("an older Node is told so in one line, before anything crashes on it", async () => {
  const old = [
    "--import",
    "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})",
  ];
  expectOneLine(await run(["--help"], { nodeOptions: old }), 69, /needs Node 24\.6 or newer/);
});
