import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { MessageBoxOptions } from "electron";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { doorHeader, doorPath, knock } from "../../../src/main/app/folder-hold/door.ts";
import { whoHolds } from "../../../src/main/app/folder-hold/hold.ts";
import { key, type Running, start } from "../../support/command.ts";
import { type DesktopOptions, desktopHere } from "../../support/desktop.ts";
import { clientOver } from "../../support/desktop-client.ts";
import { onStage, type Stage } from "../../support/electron/electron.ts";
import { ask } from "../../support/http.ts";
import { lastingCommands, linesOf } from "../../support/lasting.ts";
import { startVirusTotal } from "../../support/virustotal.ts";

const { folder, dataDir, run } = lastingCommands();
const lockPath = () => join(dataDir(), "serve.lock");
const lockText = () => readFileSync(lockPath(), "utf8");
const held = () => JSON.parse(lockText());

function serve(...args: readonly string[]): Running {
  return run("serve", ["--practice", "--no-open", ...args]);
}

/** `banken serve` in a process of its own, when it serves. */
async function served(): Promise<Running> {
  const one = serve();
  await linesOf(one).next();
  return one;
}

/** Starts the desktop where another holds the folder: it ends without a window. */
async function meets(choose: Stage["choose"], more: DesktopOptions = {}): Promise<Stage> {
  const before = (stage: Stage) => {
    stage.choose = choose;
    more.before?.(stage, dataDir());
  };
  await expect(desktopHere({ folder: folder(), ...more, before })).rejects.toThrow("there is no window: ");
  const stage = onStage();
  expect(stage.errors).toEqual([]);
  expect(stage.app.ended).toBe(0);
  return stage;
}

const button = (label: string) => (options: MessageBoxOptions) => options.buttons?.indexOf(label) ?? -1;

describe("a folder that the desktop watches", () => {
  test("is held by it, in a file that its owner alone may read, until it ends", async () => {
    {
      await using here = await desktopHere({ folder: folder() });
      expect(statSync(lockPath()).mode & 0o777).toBe(0o600);
      expect(held()).toMatchObject({ host: "desktop", pid: process.pid, port: expect.any(Number) });
      expect(await whoHolds(here.dataDir)).toMatchObject({ host: "desktop", answers: true, url: null });
      expect(here.window.visible).toBe(false);
    }
    expect(existsSync(lockPath())).toBe(false);
    expect(await whoHolds(dataDir())).toBeNull();
  });

  test("is not served beside it: a person and a program are told who has it", async () => {
    await using _here = await desktopHere({ folder: folder() });
    const before = lockText();
    const person = await serve().ended;
    expect([person.status, person.out]).toEqual([69, ""]);
    expect(person.err).toMatch(
      new RegExp(
        `^banken: The desktop app \\(process ${process.pid}\\) has watched this folder since .+ tray`,
        "m",
      ),
    );
    const program = await serve("--json").ended;
    expect([program.status, program.lines()]).toEqual([
      69,
      [
        {
          type: "served_elsewhere",
          pid: process.pid,
          since: expect.stringMatching(/Z$/),
          url: null,
          host: "desktop",
          answers: true,
        },
      ],
    ]);
    expect(lockText()).toBe(before);
  });

  // A terminal of its own: util-linux's `script`, whose options other systems write otherwise.
  test.skipIf(process.platform !== "linux")(
    "shows its window where a person starts banken serve at a terminal with a display (on Linux, with script)",
    async () => {
      await using here = await desktopHere({ folder: folder(), args: ["--practice", "--hidden"] });
      const atTerminal = (...args: readonly string[]) =>
        start(["serve", "--data-dir", dataDir(), "--practice", ...args], {
          env: { DISPLAY: ":0" },
          shell: 'exec script -qec "$(printf \'%q \' "$@")" /dev/null',
        }).ended;
      expect((await atTerminal("--no-open")).out).toContain("The desktop app (process");
      expect(here.window.visible).toBe(false);
      expect((await atTerminal()).out).toContain("The desktop app (process");
      expect([here.window.visible, here.window.focused]).toEqual([true, true]);
    },
  );

  test("shows its window to who knocks for that, and not to who only asks whether it is there", async () => {
    await using here = await desktopHere({ folder: folder(), args: ["--practice", "--hidden"] });
    await whoHolds(here.dataDir);
    expect(here.window.visible).toBe(false);
    await whoHolds(here.dataDir, "come_forward");
    expect([here.window.visible, here.window.focused]).toEqual([true, true]);
  });

  test("tells a stranger at its door nothing, and does nothing for them", async () => {
    await using here = await desktopHere({ folder: folder(), args: ["--practice", "--hidden"] });
    const { port, secret } = held();
    const right = knock(secret, "come_forward").headers[doorHeader] ?? "";
    const asked = knock(secret, "are_you_there").headers[doorHeader] ?? "";
    const come = (headers: readonly [string, string][], method = "POST", path = doorPath) =>
      ask(port, { method, path, headers });
    for (const request of [
      () => come([]),
      () => come([[doorHeader, "nonsense"]]),
      () => come([[doorHeader, knock("x".repeat(43), "come_forward").headers[doorHeader] ?? ""]]),
      () => come([[doorHeader, asked.replace(".are_you_there.", ".come_forward.")]]),
      () => come([[doorHeader, right]], "GET"),
      () => come([[doorHeader, right]], "POST", "/"),
      () => come([[doorHeader, right]], "POST", "/door?x"),
      () =>
        come([
          [doorHeader, right],
          ["Origin", "https://evil.example"],
        ]),
      () =>
        come([
          [doorHeader, right],
          ["Sec-Fetch-Site", "none"],
        ]),
      () =>
        come([
          [doorHeader, right],
          ["Host", `evil.example:${port}`],
        ]),
    ]) {
      const { status, text } = await request();
      expect([status, text]).toEqual([404, ""]);
    }
    expect(here.window.visible).toBe(false);
    expect((await come([[doorHeader, right]])).status).toBe(200);
    expect(here.window.visible).toBe(true);
  });

  test("is another's where its lock is: the watch ends, the person is told, then the program ends", async () => {
    const read = Promise.withResolvers<number>();
    const here = await desktopHere({ folder: folder() });
    const { stage, window } = here;
    stage.choose = () => read.promise;
    window.show();
    const text = JSON.stringify({ ...held(), secret: "another's".repeat(5) });
    writeFileSync(lockPath(), text);
    await vi.waitFor(() => expect(stage.messages).toHaveLength(1), { timeout: 20_000 });
    expect(stage.messages[0]).toMatchObject({
      message: "This Banken has stopped",
      detail: expect.stringContaining(`Another Banken watches this folder now: ${here.dataDir}`),
    });
    expect([window.visible, stage.trays.every(({ destroyed }) => destroyed)]).toEqual([false, true]);
    // The world is closed behind it: nothing is asked or written any more.
    await expect(clientOver(here.port()).domains.estate()).rejects.toMatchObject({ code: "STORE" });
    expect(stage.app.ended).toBeNull();
    const quit = once(stage.app, "quit");
    read.resolve(0);
    await quit;
    expect(stage.app.ended).toBe(69);
    expect(lockText()).toBe(text);
  });

  test("ends without a word where another takes it while it is ending already", async () => {
    await using virusTotal = await startVirusTotal(() => ({ fault: "hang" }));
    vi.stubEnv("BANKEN_API_URL", virusTotal.url);
    vi.stubEnv("BANKEN_API_KEY", key);
    onTestFinished(() => void vi.unstubAllEnvs());
    await using here = await desktopHere({ folder: folder(), args: [] });
    const { app, messages } = here.stage;
    await clientOver(here.port()).domains.add({ text: "a.com" });
    await vi.waitFor(() => expect(virusTotal.domains()).toEqual(["a.com"]), { timeout: 20_000 });
    // What is under way is waited for, for longer than a holder looks around.
    app.quit();
    const text = JSON.stringify({ ...held(), secret: "another's".repeat(5) });
    writeFileSync(lockPath(), text);
    await vi.waitFor(() => expect(app.ended).not.toBeNull(), { timeout: 20_000 });
    expect([app.ended, messages, lockText()]).toEqual([0, [], text]);
  });

  test("is left to another installation of the app, which is brought forward", async () => {
    await using first = await desktopHere({ folder: folder(), args: ["--practice", "--hidden"] });
    const second = await meets(() => 0);
    expect(second.messages).toEqual([]);
    expect(second).not.toBe(first.stage);
    expect(first.window.visible).toBe(true);
  });
});

describe("a folder that banken serve watches", () => {
  test("is not watched beside it: the person is told who serves it, and can open its window", async () => {
    const one = await served();
    const before = lockText();
    const { messages, opened } = await meets(button("Open its window in the browser"));
    expect(messages).toEqual([
      expect.objectContaining({
        message: "Banken is running already",
        detail: expect.stringContaining(`“banken serve” (process ${one.child.pid})`),
        buttons: ["Open its window in the browser", "Try again", "Quit"],
        cancelId: 2,
      }),
    ]);
    expect(opened).toHaveLength(1);
    const address = new URL(opened[0] ?? "");
    expect(address.origin).toBe(`http://127.0.0.1:${held().port}`);
    // A new one for each visit: this opens the window.
    const visit = await ask(Number(address.port), { path: address.pathname + address.search });
    expect(visit.headers["set-cookie"]).toHaveLength(1);
    expect(lockText()).toBe(before);
    expect(one.child.exitCode).toBeNull();
  });

  test("stays as it is where they choose to end", async () => {
    await served();
    const before = lockText();
    const { messages, opened } = await meets(({ cancelId = -1 }) => cancelId);
    expect([messages.length, opened]).toEqual([1, []]);
    expect(lockText()).toBe(before);
  });

  test("is left to it without a word at a start that nobody sees", async () => {
    await served();
    const before = lockText();
    const { messages, opened } = await meets(() => 0, { args: ["--hidden"] });
    expect([messages, opened]).toEqual([[], []]);
    expect(lockText()).toBe(before);
  });

  test("is watched once that has ended and they try again, or would have opened its window", async () => {
    for (const label of ["Try again", "Open its window in the browser"]) {
      const one = await served();
      await using here = await desktopHere({
        folder: folder(),
        before(stage) {
          stage.choose = async (options) => {
            one.child.kill("SIGINT");
            await one.ended;
            return button(label)(options);
          };
        },
      });
      expect([here.stage.messages.length, here.stage.opened]).toEqual([1, []]);
      expect(held()).toMatchObject({ host: "desktop", pid: process.pid });
    }
  });

  test("and that does not answer, is named with its lock, and there is no window to open", async () => {
    const living = await served();
    const silent = createServer(() => {});
    await once(silent.listen(0, "127.0.0.1"), "listening");
    const { port } = silent.address() as AddressInfo;
    writeFileSync(lockPath(), JSON.stringify({ ...held(), port }));
    const { messages, opened } = await meets(({ cancelId = -1 }) => cancelId, {
      before: ({ app }) => {
        app.getPreferredSystemLanguages = () => ["ja-JP", "en"];
      },
    });
    expect(messages).toEqual([
      expect.objectContaining({
        message: "Bankenはすでに動いています",
        detail: expect.stringMatching(new RegExp(`プロセス${living.child.pid}.*${lockPath()}`, "s")),
        buttons: ["再試行", "終了"],
        cancelId: 1,
      }),
    ]);
    expect(opened).toEqual([]);
    silent.closeAllConnections();
    silent.close();
  });
});

test("a lock that was left behind by a desktop that was killed is taken over", async () => {
  mkdirSync(dataDir(), { recursive: true });
  const gone = { host: "desktop", pid: 2 ** 22 + 1, port: 9, startedAt: 0, secret: "s".repeat(43) };
  writeFileSync(lockPath(), JSON.stringify(gone));
  await using here = await desktopHere({ folder: folder() });
  expect(held()).toMatchObject({ host: "desktop", pid: process.pid });
  expect(here.stage.messages).toEqual([]);
});
