import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { mistakeText } from "../../../../src/main/app/mistake.ts";
import { hasBrowser } from "../../../../src/main/headless/serve/browser.ts";
import { banken, key, type Running } from "../../../support/command.ts";
import { ask, saidIn } from "../../../support/http.ts";
import { lastingCommands, linesOf } from "../../../support/lasting.ts";
import { report } from "../../../support/report.ts";
import { startVirusTotal } from "../../../support/virustotal.ts";

const { folder, dataDir, run } = lastingCommands();

function serve(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  return run("serve", args, { env });
}

async function url(one: Running): Promise<URL> {
  const { value } = await linesOf(one).next();
  return new URL(/http:\S+?(?=["\s]|$)/.exec(value)?.[0] ?? "");
}

async function opens(address: URL): Promise<boolean> {
  const { headers } = await ask(Number(address.port), { path: address.pathname + address.search });
  return headers["set-cookie"] !== undefined;
}

/** Signs in at an address, and returns what calls the contract from then on. */
async function signedIn(address: URL) {
  const { headers } = await ask(Number(address.port), { path: address.pathname + address.search });
  const cookie = headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  return async (procedure: string, json: object = {}) => {
    const { status, text } = await ask(Number(address.port), {
      method: "POST",
      path: `/rpc/${procedure}`,
      body: JSON.stringify({ json }),
      headers: [
        ["Cookie", cookie],
        ["Origin", address.origin],
        ["Content-Type", "application/json"],
      ],
    });
    return { status, said: saidIn(text) };
  };
}

describe("banken serve", () => {
  test("tells a person an address that opens the window, and stops in good order when it is told to", async () => {
    const one = serve(["--practice"]);
    const address = await url(one);
    expect(address.hostname).toBe("127.0.0.1");
    expect(await opens(address)).toBe(true);
    expect(await opens(address)).toBe(false);
    one.child.kill("SIGTERM");
    const { status, err, out } = await one.ended;
    expect(status).toBe(0);
    expect(out).toBe(`Banken: ${address.href} (good for one visit; Ctrl-C stops the watch)\n`);
    expect(err).toContain("Practice: ");
    expect(err).toContain("The watch has stopped. Everything that was answered is kept");
    expect(existsSync(join(dataDir(), "serve.lock"))).toBe(false);
  });

  test("prints for a program first where it serves, then each check, and an alert after the check that raised it", async () => {
    await using vt = await startVirusTotal((domain) => ({ body: report(domain, { malicious: ["Tiger"] }) }));
    await banken(["add", "bad.com", "--data-dir", dataDir()]);
    const one = serve(["--json", "--api-url", vt.url], { BANKEN_API_KEY: key });
    const lines = linesOf(one);
    const next = async () => JSON.parse((await lines.next()).value);
    expect(await next()).toEqual({
      type: "serving",
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/),
    });
    const check = await next();
    expect(check).toMatchObject({ type: "check", domain: "bad.com", verdict: "malicious" });
    expect(await next()).toEqual({
      type: "alert",
      domain: "bad.com",
      kind: "turned_malicious",
      from: null,
      to: "malicious",
      stats: check.stats,
      flags: [{ engine: "Tiger", category: "malicious", result: "phishing" }],
      raisedAt: check.checkedAt,
    });
    one.child.kill("SIGINT");
    const { status, err } = await one.ended;
    expect([status, err]).toEqual([0, ""]);
  });

  test("on a folder that is served says who serves it and how to reach it, and leaves it alone", async () => {
    const first = serve(["--practice"]);
    const address = await url(first);
    const second = await serve(["--practice"]).ended;
    expect(second.status).toBe(69);
    expect(second.out).toBe("");
    expect(second.err).toMatch(
      new RegExp(`^banken: Process ${first.child.pid} has served this folder since .+http://127`, "m"),
    );
    // Also where it asks for the very port, and for a program.
    const third = await serve(["--json", "--port", address.port]).ended;
    expect(third.status).toBe(69);
    const [line] = third.lines();
    expect(line).toMatchObject({
      type: "served_elsewhere",
      pid: first.child.pid,
      since: expect.stringMatching(/Z$/),
    });
    expect(await opens(new URL(line.url))).toBe(true);
    expect(new URL(line.url).port).toBe(address.port);
    expect(first.child.exitCode).toBeNull();
  });

  test("ends with a word about it where another has taken its folder over", async () => {
    const one = serve(["--practice"]);
    await url(one);
    const lock = JSON.parse(readFileSync(join(dataDir(), "serve.lock"), "utf8"));
    const text = JSON.stringify({ ...lock, secret: "another's".repeat(5) });
    writeFileSync(join(dataDir(), "serve.lock"), text);
    const { status, err } = await one.ended;
    expect(status).toBe(69);
    expect(err).toMatch(/^banken: Another Banken serves this folder now, so this one has stopped\./m);
    expect(readFileSync(join(dataDir(), "serve.lock"), "utf8")).toBe(text);
  });

  test("names the lock of one that does not answer, for who is sure that it is none", async () => {
    const silent = createServer(() => {});
    await once(silent.listen(0, "127.0.0.1"), "listening");
    mkdirSync(dataDir());
    const lock = join(dataDir(), "serve.lock");
    const { port } = silent.address() as AddressInfo;
    writeFileSync(lock, JSON.stringify({ pid: process.pid, port, startedAt: 7, secret: "s".repeat(43) }));
    const { status, err } = await serve([]).ended;
    expect([status, err]).toEqual([
      69,
      expect.stringContaining(`sure that it is not Banken: remove ${lock}`),
    ]);
    silent.closeAllConnections();
    silent.close();
  });

  test("that was killed is taken over at once, under its old address, and the window stays signed in", async () => {
    const first = serve(["--practice"]);
    const address = await url(first);
    const { headers } = await ask(Number(address.port), { path: address.pathname + address.search });
    const cookie = headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    first.child.kill("SIGKILL");
    await first.ended;
    expect(existsSync(join(dataDir(), "serve.lock"))).toBe(true);
    const again = await url(serve(["--practice"]));
    expect(again.port).toBe(address.port);
    expect(await ask(Number(again.port), { headers: [["Cookie", cookie]] })).toMatchObject({ status: 200 });
  });

  test("finds another port where the old one is taken, and says so where it may not", async () => {
    const other = createServer();
    await once(other.listen(0, "127.0.0.1"), "listening");
    const { port } = other.address() as AddressInfo;
    mkdirSync(dataDir());
    writeFileSync(join(dataDir(), "serve-session"), JSON.stringify({ key: "A".repeat(43), port }));
    const one = serve([]);
    expect((await url(one)).port).not.toBe(String(port));
    one.child.kill("SIGTERM");
    await one.ended;
    const refused = await serve(["--port", String(port)]).ended;
    expect(refused.status).toBe(69);
    expect(refused.err).toContain(`Port ${port} is used by another program. Choose another with --port`);
    other.close();
  });

  test("asks where it was told to once the window leaves practice, and not elsewhere", async () => {
    await using vt = await startVirusTotal((domain) => ({ body: report(domain) }));
    await banken(["add", "good.com", "--data-dir", dataDir()]);
    const one = serve(["--practice"], { BANKEN_API_KEY: key, BANKEN_API_URL: vt.url });
    const call = await signedIn(await url(one));
    expect(vt.asked).toEqual([]);
    expect(await call("practice/set", { on: false })).toMatchObject({
      status: 200,
      said: { practice: false },
    });
    while (!vt.domains().includes("good.com")) await new Promise((resolve) => setImmediate(resolve));
    expect(vt.asked[0]?.headers["x-apikey"]).toBe(key);
  });

  test.each([
    ["BANKEN_API_KEY", "garbage", /BANKEN_API_KEY does not hold/],
    ["BANKEN_API_URL", "http://www.virustotal.com/api/v3", /takes an https address/],
    ["HTTPS_PROXY", "::bad", /HTTPS_PROXY or HTTP_PROXY does not hold/],
  ])(
    "practises whatever %s holds, and says so to who would leave practice with it",
    async (name, value, says) => {
      const env = { [name]: value };
      const call = await signedIn(await url(serve(["--practice"], env)));
      expect(await call("practice/set", { on: false })).toMatchObject({
        status: 409,
        said: { code: "REFUSED", data: { why: "bad_environment", detail: name } },
      });
      expect(await call("settings/get")).toMatchObject({ status: 200, said: { practice: true } });
      const { status, err } = await banken(["serve", "--data-dir", join(folder(), "other")], { env });
      expect([status, err]).toEqual([expect.any(Number), expect.stringMatching(says)]);
      expect([64, 69]).toContain(status);
    },
  );

  test("practises whatever the environment holds also where the settings say so", async () => {
    mkdirSync(dataDir());
    writeFileSync(join(dataDir(), "settings.json"), '{"practice":true}');
    const address = await url(serve([], { BANKEN_API_KEY: "garbage", HTTPS_PROXY: "::bad" }));
    expect(await opens(address)).toBe(true);
  });

  test("signs every browser out where it is asked to, and ends", async () => {
    const address = await url(serve(["--practice"]));
    const call = await signedIn(address);
    expect(await call("key/state")).toMatchObject({ status: 200 });
    const { status, out } = await serve(["--sign-out", "--json"]).ended;
    expect([status, out]).toEqual([0, '{"type":"signed_out"}\n']);
    expect(await call("key/state")).toMatchObject({ status: 401 });
  });

  test("refuses what is no port", async () => {
    for (const port of ["0", "65536", "80a"]) {
      const { status, err } = await serve(["--port", port]).ended;
      expect([status, err.includes("a whole number from 1 to 65535")]).toEqual([64, true]);
    }
  });

  test("refuses a folder that is none", async () => {
    writeFileSync(dataDir(), "a file");
    const { status, err } = await serve([]).ended;
    expect(status).toBe(69);
    expect(err).toContain(`The data folder ${dataDir()} cannot be used`);
  });

  test("goes on with settings that cannot be read, and says so", async () => {
    mkdirSync(dataDir());
    writeFileSync(join(dataDir(), "settings.json"), "{");
    const one = serve([]);
    await url(one);
    one.child.kill("SIGTERM");
    expect((await one.ended).err).toContain("the file is damaged. The usual settings hold");
  });

  test("in place of the desktop app says why, in one line and in the person's language", async () => {
    for (const [lang, text] of [
      ["en", "Electron's runtime is not on this machine: the window is served to a browser instead.\n"],
      [
        "ja",
        "このマシンにはElectronの実行環境がないため、代わりにブラウザー向けにウィンドウを提供します。\n",
      ],
    ] as const) {
      const one = serve(["--instead", "no_runtime"], { BANKEN_LANG: lang });
      await url(one);
      one.child.kill("SIGTERM");
      const { err } = await one.ended;
      expect(err.startsWith(text)).toBe(true);
    }
  });

  test("is what npm start comes to with an option of its own: one line says why, and the window is served", async () => {
    const script = join(import.meta.dirname, "../../../../scripts/start.ts");
    const env = { PATH: process.env.PATH, HOME: folder(), BANKEN_LANG: "en", BANKEN_NO_OPEN: "1" };
    const child = spawn(process.execPath, [script, "--no-open", "--data-dir", dataDir(), "--practice"], {
      env,
    });
    let err = "";
    child.stderr.on("data", (part) => {
      err += part;
    });
    const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
    child.kill("SIGTERM");
    const [status] = await once(child, "close");
    expect(value).toMatch(/^Banken: http:\/\/127\.0\.0\.1:\d+\/\?token=/);
    expect(err).toMatch(/^.+ the window is served to a browser instead\.$/m);
    expect(status).toBe(0);
  });

  test("never tells the key: not to standard output, not to standard error, not in any file but its own", async () => {
    const echo = {
      status: 401,
      body: `{"error":{"code":"WrongCredentialsError","message":"Wrong API key ${key}"}}`,
    };
    await using vt = await startVirusTotal(
      (domain) =>
        domain === "good.com" ? { body: report(domain, { attributes: { whois: `seen ${key}` } }) } : echo,
      () => echo,
    );
    for (const name of ["good.com", "other.com"]) await banken(["add", name, "--data-dir", dataDir()]);
    await banken(["key", "set", "--data-dir", dataDir()], { input: key });
    const one = serve(["--json"], { BANKEN_API_URL: vt.url });
    const lines = linesOf(one);
    const { value } = await lines.next();
    const call = await signedIn(new URL(JSON.parse(value).url));
    while (new Set(vt.domains()).size < 2) await new Promise((resolve) => setImmediate(resolve));
    await lines.next();
    expect(await call("data/exportLogs", { folder: dataDir() })).toMatchObject({
      status: 200,
      said: { files: 1 },
    });
    expect(await call("settings/set", { staleAfterDays: 7 })).toMatchObject({ status: 200 });
    const texts = () =>
      readdirSync(dataDir(), { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map((each) => join(each.parentPath, each.name))
        .map((path) => ({ path: path.slice(dataDir().length + 1), text: readFileSync(path, "latin1") }));
    const running = texts();
    one.child.kill("SIGTERM");
    const { out, err } = await one.ended;
    expect(out + err).not.toContain(key);
    for (const all of [running, texts()])
      expect(all.filter(({ text }) => text.includes(key)).map(({ path }) => path)).toEqual(["key"]);
    const names = running.map(({ path }) => path);
    for (const name of ["banken.sqlite", "banken.sqlite-wal", "serve.lock", "serve-session", "settings.json"])
      expect(names).toContain(name);
    expect(names.filter((name) => name.endsWith("good.com.log"))).toHaveLength(1);
  });
});

test("a browser is opened where a person sits in front of one", () => {
  const linux = { platform: "linux", watched: true, env: { DISPLAY: ":0" } } as const;
  expect(hasBrowser(linux)).toBe(true);
  expect(hasBrowser({ ...linux, env: { WAYLAND_DISPLAY: "wayland-0" } })).toBe(true);
  expect(hasBrowser({ ...linux, env: {} })).toBe(false);
  expect(hasBrowser({ ...linux, watched: false })).toBe(false);
  expect(hasBrowser({ ...linux, env: { DISPLAY: ":0", BANKEN_NO_OPEN: "1" } })).toBe(false);
  expect(hasBrowser({ platform: "darwin", watched: true, env: {} })).toBe(true);
  expect(hasBrowser({ platform: "darwin", watched: true, env: { SSH_CONNECTION: "a" } })).toBe(false);
});

describe("a mistake is told", () => {
  test("by its kind and its place, without a word of its message", () => {
    const secret = "what was read";
    let thrown: unknown;
    try {
      JSON.parse(secret);
    } catch (caught) {
      thrown = caught;
    }
    expect(mistakeText(thrown)).toMatch(/^SyntaxError \(command\.test\.ts:\d+/);
    expect(mistakeText(Object.assign(new Error(secret), { code: "EPIPE" }))).toMatch(/^Error EPIPE \(/);
    expect(mistakeText(secret)).toBe("string");
  });

  test("with the fields of an answer that are not as the contract has it", () => {
    const cause = { issues: [{ path: ["rows", 3, "name"], message: "x" }] };
    expect(mistakeText(new Error("Output validation failed", { cause }))).toMatch(
      /^Error at rows\.3\.name \(/,
    );
  });
});
