import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { key } from "../../../support/command.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { bodies } from "../../../support/payloads.ts";
import { procedures } from "../../../support/procedures.ts";
import { realService } from "../../../support/real-service.ts";
import { report } from "../../../support/report.ts";
import { serveHere } from "../../../support/served.ts";
import { startVirusTotal } from "../../../support/virustotal.ts";

/** Another seed, another ten thousand: `BANKEN_SEED=5 npm test -- payloads`. */
const seed = Number(process.env.BANKEN_SEED ?? 3);
const payloads = 10_000;

/** What an answer may be besides what was asked for. */
const typed = new Set(["BAD_REQUEST", "NOT_FOUND", "REFUSED", "STORE"]);

/** A stack, or a place in our own code. */
const trace = /\bat \S+ \(|:\d+:\d+|node_modules|\/src\/main\/|better-sqlite3|SqliteError/;

/**
 * Folders of this machine are no place for what chance comes up with: all of them are led into one, or to where
 * nobody can make any.
 */
function ledInto(folder: string, body: string): string {
  const places = [join(folder, "logs"), join(folder, "logs"), "/dev/null/logs", "/proc/banken"];
  return body.replace(/"folder":"([^"\\]|\\.)*"/g, (found) =>
    found.length % 3 === 0
      ? found.replace(/"(\/|\\)/, '"x')
      : `"folder":${JSON.stringify(places[found.length % places.length])}`,
  );
}

test("10,000 random payloads against every procedure: a typed error or an answer, never the key, never a stack", {
  timeout: 300_000,
}, async () => {
  using folder = temporaryFolder();
  // A server that echoes the key wherever it can.
  await using vt = await startVirusTotal((domain, { headers }, before) =>
    before % 3 === 2
      ? {
          status: 401,
          body: JSON.stringify({
            error: { code: "WrongCredentialsError", message: `Wrong API key ${headers["x-apikey"]}` },
          }),
        }
      : {
          body: report(domain, {
            malicious: domain.length % 2 === 0 ? [] : ["Tiger"],
            attributes: { whois: `seen ${headers["x-apikey"]}` },
          }),
        },
  );
  await using served = await serveHere({
    start: (dataDir) => realService(dataDir, { apiUrl: vt.url, key }),
  });
  const cookie = await served.signIn();
  const headers = { cookie, origin: served.origin, "content-type": "application/json" };
  const all = procedures();
  expect(all.length).toBeGreaterThan(30);
  const seen = new Map<string, Set<string>>();

  async function call(path: readonly string[], body: string): Promise<void> {
    const answer = await fetch(`${served.origin}/rpc/${path.join("/")}`, { method: "POST", headers, body });
    const told = `seed ${seed}, ${path.join(".")} of ${body}`;
    const codes = seen.get(path.join(".")) ?? new Set();
    seen.set(path.join("."), codes);
    if (answer.headers.get("content-type") === "text/event-stream") {
      expect(answer.status, told).toBe(200);
      await answer.body?.cancel();
      codes.add("stream");
      return;
    }
    const text = await answer.text();
    expect(text, told).not.toContain(key);
    const said = JSON.parse(text).json;
    codes.add(answer.ok ? "answer" : said.code);
    if (answer.ok) return;
    expect(typed, `${told}: ${text}`).toContain(said.code);
    expect(answer.status).toBe(said.status);
    expect(text, told).not.toMatch(trace);
  }

  const each = Math.ceil(payloads / (all.length - 1));
  const calls = all.flatMap(({ path, input }, n) =>
    fc
      // Another world each time takes a moment; so often is often enough to pull it away from under everybody.
      .sample(bodies(input), { numRuns: path[0] === "practice" ? 30 : each, seed: seed + n })
      .map((body) => ({ path, body: ledInto(folder.path, body) })),
  );
  // The key goes in, and whatever happens then: it never comes out.
  for (const path of [
    ["key", "set"],
    ["key", "test"],
  ])
    calls.push(...Array.from({ length: 20 }, () => ({ path, body: JSON.stringify({ json: { key } }) })));
  expect(calls.length).toBeGreaterThanOrEqual(payloads);
  // All procedures mixed, several at a time, always in the same order.
  const order =
    fc.sample(fc.shuffledSubarray(calls, { minLength: calls.length }), { numRuns: 1, seed })[0] ?? [];
  let next = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let one = order[next++]; one !== undefined; one = order[next++]) await call(one.path, one.body);
    }),
  );

  expect(served.mistakes).toEqual([]);
  // Nothing was written where it should not be.
  expect(readdirSync(folder.path).filter((name) => name !== "logs")).toEqual([]);
  expect(existsSync(join(process.cwd(), "Log"))).toBe(false);
  // It still answers, and every procedure was really reached: none of them knew refusals alone.
  expect((await served.client(cookie).domains.estate()).tags).toEqual(expect.any(Array));
  const never = all
    .map(({ path }) => path.join("."))
    .filter((name) => !seen.get(name)?.has("answer") && !seen.get(name)?.has("stream"));
  expect(never).toEqual([]);
});
