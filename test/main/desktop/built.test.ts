import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../support/folder.ts";

const root = join(import.meta.dirname, "../../..");
const hook = join(root, "test/support/electron/hook.ts");

test("what is built starts as a whole on the stand-in, serves its window and the contract, and ends", async () => {
  using folder = temporaryFolder();
  const child = fork(join(root, "out/main/desktop.js"), ["--practice"], {
    execArgv: ["--import", hook],
    env: { ...process.env, BANKEN_DATA_DIR: folder.path },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let err = "";
  child.stderr?.on("data", (piece) => {
    err += piece;
  });
  const ended = once(child, "exit");
  /** What comes next of the process; it fails, with what was said there, where the process ends instead. */
  const answer = () =>
    Promise.race([
      once(child, "message").then(([came]) => came),
      ended.then(() => Promise.reject(new Error(err))),
    ]);
  const ask = (message: object) => {
    const came = answer();
    child.send(message);
    return came;
  };

  expect(await answer()).toBe("loaded");
  child.send({ does: "ready" });
  let came = await ask({ does: "call", call: "/settings/get" });
  while (came === null) came = await ask({ does: "call", call: "/settings/get" });
  expect(came.p.b.json).toMatchObject({ practice: true });
  const page = await ask({ does: "fetch", address: "app://banken/domains" });
  const [, script = ""] = /src="(\/assets\/[^"]+\.js)"/.exec(page.text) ?? [];
  expect((await ask({ does: "fetch", address: `app://banken${script}` })).status).toBe(200);
  expect(existsSync(join(folder.path, "practice/banken.sqlite"))).toBe(true);
  child.send({ does: "quit" });
  const [status] = await ended;
  expect([status, err]).toEqual([0, ""]);
});
