import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeFolder } from "../../../src/main/store/folder.ts";
import { type Running, start } from "../../support/command.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { ask, saidIn } from "../../support/http.ts";

/** What only one that never ends can reach, in ms. */
const patience = 30_000;

const folder = temporaryFolder();
const inside = (name: string) => join(folder.path, name);

/** Folders that cannot be made, each in a way of its own. */
const hostile: readonly (readonly [what: string, path: string])[] = [
  ["a new name in /proc", "/proc/banken"],
  ["new names in /proc", "/proc/banken/data"],
  ["a new name in a process's own", "/proc/self/banken/data"],
  ["a new name in /sys", "/sys/banken"],
  ["a name below a device", "/dev/null/x"],
  ["a FIFO", inside("fifo")],
  ["a name below a FIFO", inside("fifo/data")],
  ["a file", inside("file")],
  ["a path through a file", inside("file/data/more")],
  ["a loop of links", inside("one")],
  ["a path through a loop of links", inside("one/data")],
  ["a link to nothing that can be", inside("dangling")],
  ["a name of 300 characters", inside("n".repeat(300))],
  ["a path of 5,000 bytes", inside(`${"long/".repeat(1_000)}x`)],
];
const unwritable = inside("read-only/data");
const isRoot = process.getuid?.() === 0;

beforeAll(() => {
  execFileSync("bash", ["-c", 'mkfifo "$1"', "bash", inside("fifo")]);
  writeFileSync(inside("file"), "precious");
  symlinkSync("other", inside("one"));
  symlinkSync("one", inside("other"));
  symlinkSync("/proc/banken", inside("dangling"));
  mkdirSync(inside("read-only"));
  chmodSync(inside("read-only"), 0o500);
});
afterAll(() => {
  expect(readFileSync(inside("file"), "utf8")).toBe("precious");
  folder[Symbol.dispose]();
});

describe.skipIf(process.platform !== "linux")(
  "a folder that cannot be made (Linux's own are among them)",
  () => {
    /** The command, ended by force where it would not end. */
    async function run(args: readonly string[], input = "") {
      const { child, ended } = start(args, { input });
      const over = setTimeout(() => child.kill("SIGKILL"), patience);
      const { status, err, out } = await ended;
      clearTimeout(over);
      return { status, err, out };
    }
    const refused = { status: 69, out: "", err: expect.stringMatching(/^banken: [^\n]+\n$/) };

    test.each(hostile)("is refused in one line as a data folder: %s", async (_, path) => {
      expect(await run(["list", "--data-dir", path])).toEqual(refused);
    });

    test("is refused by whatever else makes it", async () => {
      const key = "0123456789abcdef".repeat(4);
      expect(await run(["key", "set", "--data-dir", "/proc/banken"], key)).toEqual(refused);
      expect(await run(["serve", "--data-dir", "/proc/banken"])).toEqual(refused);
      expect(await run(["serve", "--practice", "--data-dir", inside("one")])).toEqual({
        ...refused,
        err: expect.stringMatching(/cannot be used \(ELOOP\)/),
      });
    });

    test.skipIf(isRoot)(
      "is refused where the one above may not be written (skipped for root, who may)",
      async () => {
        expect(await run(["list", "--data-dir", unwritable])).toEqual(refused);
      },
    );

    describe("under a window that is open", () => {
      let server: Running;
      let port: number;
      let cookie: string;
      beforeAll(async () => {
        server = start(["serve", "--json", "--practice", "--data-dir", inside("data")]);
        if (server.child.stdout === null) throw new Error("no output");
        const { value } = await createInterface({ input: server.child.stdout })
          [Symbol.asyncIterator]()
          .next();
        const url = new URL(JSON.parse(value ?? "").url);
        port = Number(url.port);
        const { headers } = await ask(port, { path: url.pathname + url.search });
        cookie = headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
      });
      afterAll(async () => {
        server.child.kill("SIGKILL");
        await server.ended;
      });

      async function call(procedure: string, json: object) {
        const answer = await fetch(`http://127.0.0.1:${port}/rpc/${procedure}`, {
          method: "POST",
          headers: { cookie, origin: `http://127.0.0.1:${port}`, "content-type": "application/json" },
          body: JSON.stringify({ json }),
          signal: AbortSignal.timeout(patience),
        });
        return { status: answer.status, said: saidIn(await answer.text()) };
      }

      const told = (path: string) =>
        // The contract takes no longer path.
        path.length > 4_096
          ? { status: 400, said: { code: "BAD_REQUEST" } }
          : // The answer has begun by then: it comes piece by piece.
            { status: 200, said: { code: "REFUSED", data: { why: expect.stringMatching(/^folder_/) } } };

      test.each([
        ...hostile,
        ["the longest path that the contract takes", inside("long/".repeat(1_000)).slice(0, 4_096)] as const,
      ])("is refused for the logs, and the window is still answered: %s", async (_, path) => {
        expect(await call("data/exportLogs", { folder: path })).toMatchObject(told(path));
        expect(await call("key/state", {})).toMatchObject({ status: 200 });
      });

      test.skipIf(isRoot)(
        "is refused where the one above may not be written (skipped for root, who may)",
        async () => {
          expect(await call("data/exportLogs", { folder: unwritable })).toMatchObject(told(unwritable));
        },
      );
    });
  },
);

describe("a folder that can be made", () => {
  test("is made with those above it in the mode that was asked for, and stays as it is after that", () => {
    using own = temporaryFolder();
    const path = join(own.path, "a/b/c");
    makeFolder(path, 0o700);
    if (process.platform !== "win32")
      for (const each of ["a", "a/b", "a/b/c"])
        expect(statSync(join(own.path, each)).mode & 0o777).toBe(0o700);
    writeFileSync(join(path, "file"), "");
    makeFolder(path);
    makeFolder(`${path}/`);
    expect(readdirSync(path)).toEqual(["file"]);
  });

  test("may be reached through a link", () => {
    using own = temporaryFolder();
    mkdirSync(join(own.path, "real"));
    symlinkSync("real", join(own.path, "link"));
    makeFolder(join(own.path, "link/data"));
    expect(readdirSync(join(own.path, "real"))).toEqual(["data"]);
  });
});
