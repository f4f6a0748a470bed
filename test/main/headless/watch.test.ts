import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { banken, key, type Running } from "../../support/command.ts";
import { lastingCommands, linesOf } from "../../support/lasting.ts";
import { report } from "../../support/report.ts";
import { type StandIn, startVirusTotal } from "../../support/virustotal.ts";

const { folder, dataDir, run } = lastingCommands();
const here = (...args: readonly string[]) => [...args, "--data-dir", dataDir()];

function watch(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  return run("watch", args, { env });
}

/** The lines on standard output, each when it is asked for. */
function textsOf(one: Running): () => Promise<string> {
  const lines = linesOf(one);
  return async () => (await lines.next()).value;
}

/** The same as the objects that they are. */
function objectsOf(one: Running): () => Promise<{ readonly type: string; readonly [key: string]: unknown }> {
  const next = textsOf(one);
  return async () => JSON.parse(await next());
}

const stop = async (one: Running) => {
  one.child.kill("SIGINT");
  return one.ended;
};

describe("banken watch", () => {
  let vt: StandIn;
  afterEach(() => vt[Symbol.asyncDispose]());

  test("asks what is due, prints each check and alert, and what is added meanwhile is asked too", async () => {
    vt = await startVirusTotal((domain) => ({
      body: report(domain, domain === "bad.com" ? { malicious: ["Tiger"] } : {}),
    }));
    await banken(here("add", "bad.com"));
    const one = watch(["--json", "--api-url", vt.url], { BANKEN_API_KEY: key });
    const next = objectsOf(one);
    expect(await next()).toMatchObject({ type: "check", domain: "bad.com", verdict: "malicious" });
    expect(await next()).toMatchObject({
      type: "alert",
      domain: "bad.com",
      kind: "turned_malicious",
      from: null,
      to: "malicious",
    });
    await banken(here("add", "good.com"));
    expect(await next()).toMatchObject({ type: "check", domain: "good.com", verdict: "clean" });
    expect(vt.domains()).toEqual(["bad.com", "good.com"]);
    const { status, err } = await stop(one);
    expect([status, err]).toEqual([0, ""]);
  });

  test("speaks to a person: what it watches, each check, what turned, and how it ended", async () => {
    vt = await startVirusTotal((domain) => ({ body: report(domain, { malicious: ["Tiger"] }) }));
    await banken(here("add", "bad.com"));
    const one = watch(["--api-url", vt.url], { BANKEN_API_KEY: key });
    const next = textsOf(one);
    expect(await next()).toMatch(/^malicious +bad\.com +1\/\d+ +Tiger/);
    expect(await next()).toBe("bad.com turned malicious");
    const { status, err } = await stop(one);
    expect(status).toBe(0);
    expect(err).toMatch(/^Watching 1 domain\. Ctrl-C stops\.\nStopping.*\nThe watch has stopped\./);
  });

  test("says when VirusTotal takes the key no more, asks no domain then, and goes on with another key", async () => {
    const other = "f".repeat(64);
    vt = await startVirusTotal((domain, { headers }) =>
      headers["x-apikey"] === other
        ? { body: report(domain) }
        : { status: 401, body: '{"error": {"code": "WrongCredentialsError", "message": "Wrong API key"}}' },
    );
    await banken(here("add", "good.com", "other.com"));
    await banken(here("key", "set"), { input: key });
    const one = watch(["--json", "--api-url", vt.url]);
    const next = objectsOf(one);
    expect(await next()).toMatchObject({ type: "state", problem: "key_dead", retryAt: null });
    // Both may have been under way when the first was turned away.
    const asked = vt.domains().length;
    await banken(here("key", "set"), { input: other });
    const came = [await next(), await next(), await next()];
    expect(came.filter(({ type }) => type === "state")).toEqual([
      { type: "state", problem: null, detail: null, since: null, retryAt: null },
    ]);
    expect(came.flatMap(({ domain }) => domain ?? []).sort()).toEqual(["good.com", "other.com"]);
    expect(asked).toBeLessThanOrEqual(2);
    expect(vt.domains().length).toBe(asked + 2);
    const { out, err } = await stop(one);
    expect(out + err).not.toContain(key);
  });

  test("watches alone: whoever comes second, of whichever kind, is told who does", async () => {
    vt = await startVirusTotal((domain) => ({ body: report(domain) }));
    await banken(here("add", "good.com"));
    const one = watch(["--json", "--api-url", vt.url], { BANKEN_API_KEY: key });
    await objectsOf(one)();
    for (const args of [["watch"], ["serve", "--no-open"]]) {
      const second = await banken(here(...args, "--json", "--api-url", vt.url), {
        env: { BANKEN_API_KEY: key },
      });
      expect(second.status).toBe(69);
      expect(second.lines()).toMatchObject([
        { type: "served_elsewhere", pid: one.child.pid, host: "watch", answers: true, url: null },
      ]);
      expect(second.err).toContain(`“banken watch” (process ${one.child.pid})`);
    }
    expect(one.child.exitCode).toBeNull();
    await stop(one);
    const after = watch(["--json", "--api-url", vt.url], { BANKEN_API_KEY: key });
    expect((await stop(after)).err).not.toContain("Another");
  });

  test("cannot run without a key, and where the folder cannot be written", async () => {
    vt = await startVirusTotal((domain) => ({ body: report(domain) }));
    const keyless = await banken(here("watch", "--api-url", vt.url));
    expect([keyless.status, keyless.out]).toEqual([69, ""]);
    expect(keyless.err).toContain("banken key set");
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), "file"), "");
    const nowhere = await banken(["watch", "--data-dir", join(folder(), "file", "in")], {
      env: { BANKEN_API_KEY: key },
    });
    expect(nowhere.status).toBe(69);
    expect(nowhere.err).toMatch(/^banken: The data folder .* cannot be used \(ENOTDIR\)/);
    expect(vt.asked).toEqual([]);
  });

  test("explains what it would ask next, and why, and asks nothing", async () => {
    vt = await startVirusTotal((domain) => ({ body: report(domain, { malicious: ["Tiger"] }) }));
    const env = { BANKEN_API_KEY: key };
    await banken(here("add", "bad.com"));
    await banken(here("check", "--api-url", vt.url), { env });
    await banken(here("add", "new.com"));
    const asked = vt.asked.length;
    const lines = (await banken(here("watch", "--explain", "--json", "--api-url", vt.url), { env })).lines();
    expect(lines).toEqual([
      { type: "next", domain: "new.com", at: expect.any(String), why: "new" },
      { type: "next", domain: "bad.com", at: expect.any(String), why: "bad" },
    ]);
    expect(Date.parse(lines[1].at)).toBeGreaterThan(Date.parse(lines[0].at));
    const { status, out, err } = await banken(here("watch", "--explain", "--api-url", vt.url), { env });
    expect(status).toBe(0);
    expect(out).toMatch(/^now +new\.com +it was never checked\n\S.* +bad\.com +it is flagged\n$/);
    expect(err).toMatch(/^2 domains: each is looked at every /);
    expect(vt.asked.length).toBe(asked);
  });
});
