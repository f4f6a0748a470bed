import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openNetwork } from "../../../src/main/app/network.ts";
import { systemClock } from "../../../src/main/app/system-clock.ts";
import { type Answer, createVirusTotal } from "../../../src/main/virustotal/client.ts";
import { realTempo } from "../../../src/main/watch/tempo.ts";
import { key } from "../../support/command.ts";
import { errorBody, report } from "../../support/report.ts";
import { type Asked, type Reply, startVirusTotal } from "../../support/virustotal.ts";

const never = new AbortController().signal;

async function ask(
  reply: Reply,
  domain = "a.example",
  timeout = 5_000,
): Promise<{ answer: Answer; asked: Asked | undefined; heads: number }> {
  await using vt = await startVirusTotal(() => reply);
  const client = createVirusTotal({
    apiUrl: vt.url,
    fetch: openNetwork().fetch,
    clock: systemClock,
    tempo: { ...realTempo, timeout },
    version: "1.2.3",
  });
  let heads = 0;
  const answer = await client.domain(domain, key, never, () => {
    heads += 1;
  });
  return { answer, asked: vt.asked[0], heads };
}

describe("the request", () => {
  test("is sent as VirusTotal's own clients send theirs", async () => {
    const { asked } = await ask({ body: report("a.example") });
    expect(asked?.path).toBe("/api/v3/domains/a.example");
    expect(asked?.headers).toMatchObject({
      "x-apikey": key,
      "user-agent": "Banken/1.2.3; gzip",
      "accept-encoding": "gzip",
      "x-tool": "Banken",
    });
  });

  test("understands a compressed answer", async () => {
    const body = report("a.example", { malicious: ["Tiger"] });
    const { answer } = await ask({ body: gzipSync(body), headers: { "content-encoding": "gzip" } });
    expect(answer).toMatchObject({ kind: "report", body: Buffer.from(body) });
  });
});

describe("every row of the contract's error table has one outcome", () => {
  const envelope = (code: string) => errorBody(code, "as VirusTotal words it");
  test.each<[number, string, object]>([
    [400, envelope("BadRequestError"), { reason: "invalid_domain", next: "done" }],
    [400, envelope("InvalidArgumentError"), { reason: "invalid_domain", next: "done" }],
    [400, envelope("NotAvailableYet"), { reason: "server_error", next: "done" }],
    [400, envelope("UnselectiveContentQueryError"), { reason: "bad_response", next: "done" }],
    [400, envelope("UnsupportedContentQueryError"), { reason: "bad_response", next: "done" }],
    [401, envelope("AuthenticationRequiredError"), { reason: "unauthorized", next: "stop" }],
    [401, envelope("UserNotActiveError"), { reason: "unauthorized", next: "stop" }],
    [401, envelope("WrongCredentialsError"), { reason: "unauthorized", next: "stop" }],
    [401, "", { reason: "unauthorized", next: "stop" }],
    [403, envelope("ForbiddenError"), { reason: "forbidden", next: "done" }],
    [404, envelope("NotFoundError"), { kind: "unknown", reason: "not_found" }],
    [408, "", { reason: "timeout", next: "retry" }],
    [409, envelope("AlreadyExistsError"), { reason: "bad_response", next: "done" }],
    [424, envelope("FailedDependencyError"), { reason: "server_error", next: "done" }],
    [429, envelope("QuotaExceededError"), { reason: "quota_exceeded", next: "wait" }],
    [429, envelope("TooManyRequestsError"), { reason: "quota_exceeded", next: "wait" }],
    [429, envelope("TooManyRequests"), { reason: "quota_exceeded", next: "wait" }],
    [500, "<html>oops", { reason: "server_error", next: "retry" }],
    [503, envelope("TransientError"), { reason: "server_error", next: "retry" }],
    [504, envelope("DeadlineExceededError"), { reason: "server_error", next: "retry" }],
    // What is not VirusTotal's: a proxy, a captive portal, a server that means something else.
    [204, "", { reason: "bad_response", next: "done" }],
    [302, "", { reason: "bad_response", next: "done" }],
    [401, "<!doctype html>Sign in to the hotel's network", { reason: "bad_response", next: "done" }],
    [403, "  <html>blocked", { reason: "bad_response", next: "done" }],
    [404, "<html>nothing here", { reason: "bad_response", next: "done" }],
    [404, "{}", { reason: "bad_response", next: "done" }],
    [418, envelope("TeapotError"), { reason: "bad_response", next: "done" }],
  ])("%i %s", async (status, body, expected) => {
    const { answer, heads } = await ask({ status, body });
    expect(answer).toMatchObject(expected);
    expect(heads).toBe(1);
  });
});

describe("a 200", () => {
  test.each([
    ["a captive portal's page", "<html><body>Welcome! malicious: 0</body></html>"],
    ["nothing", ""],
    ["JSON that was cut short", report("a.example").slice(0, -9)],
    ["another domain's report", report("b.example")],
    ["another object", JSON.stringify({ data: { type: "file", id: "a.example", attributes: {} } })],
    ["an error envelope", errorBody("NotFoundError")],
    ["null", "null"],
    [
      "counts that are none",
      report("a.example", { attributes: { last_analysis_stats: { malicious: "2" } } }),
    ],
    ["negative counts", report("a.example", { attributes: { last_analysis_stats: { malicious: -1 } } })],
  ])("with %s is not believed", async (_what, body) => {
    const { answer } = await ask({ body });
    expect(answer).toMatchObject({ kind: "failed", reason: "bad_response", next: "done" });
  });

  test.each([
    ["no stats (as in 2019)", { last_analysis_stats: undefined, last_analysis_results: undefined }],
    ["empty stats", { last_analysis_stats: {} }],
    ["stats that are all 0", { last_analysis_stats: { malicious: 0, harmless: 0 } }],
  ])("with %s has no analysis", async (_what, attributes) => {
    const { answer } = await ask({ body: report("a.example", { attributes }) });
    expect(answer).toMatchObject({
      kind: "unknown",
      reason: "no_analysis",
      finding: { stats: null, analysedAt: null },
    });
  });

  test("may name an international domain in either form", async () => {
    const { answer } = await ask({ body: report("Bücher.de") }, "xn--bcher-kva.de");
    expect(answer.kind).toBe("report");
  });

  test("is read with counts from the stats and names from the engines, which need not agree", async () => {
    const stats = { malicious: 2, harmless: 61, suspicious: 1, undetected: 30 };
    const { answer } = await ask({
      body: report("a.example", {
        malicious: ["Tiger"],
        suspicious: ["Ant"],
        attributes: { last_analysis_stats: stats },
      }),
    });
    expect(answer).toMatchObject({
      finding: {
        stats: { ...stats, timeout: 0 },
        flags: [
          { engine: "Tiger", category: "malicious", result: "phishing" },
          { engine: "Ant", category: "suspicious", result: "suspicious" },
        ],
        analysedAt: 1_790_000_000_000,
        analysedFrom: "last_analysis_date",
      },
    });
  });

  test("without an analysis date falls back to the modification date, and says so", async () => {
    const { answer } = await ask({ body: report("a.example", { analysed: null }) });
    expect(answer).toMatchObject({
      finding: { analysedAt: 1_790_000_100_000, analysedFrom: "last_modification_date" },
    });
  });

  test.each([["1790000000"], [1.5], [-4], [9e15], [null], [{}]])(
    "with %j for a date has no date",
    async (date) => {
      const attributes = { last_analysis_date: date, last_modification_date: date };
      const { answer } = await ask({ body: report("a.example", { attributes }) });
      expect(answer).toMatchObject({ kind: "report", finding: { analysedAt: null, analysedFrom: null } });
    },
  );
});

describe("faults", () => {
  test("a redirect is not followed", async () => {
    await using elsewhere = await startVirusTotal(() => ({ body: report("a.example") }));
    const { answer } = await ask({
      status: 302,
      headers: { location: `${elsewhere.url}/domains/a.example` },
    });
    expect(answer).toMatchObject({ kind: "failed", reason: "bad_response" });
    expect(elsewhere.asked).toHaveLength(0);
  });

  test.each<[string, Reply, object]>([
    ["no answer", { fault: "hang" }, { reason: "timeout", next: "retry", connected: true }],
    [
      "a head without its body",
      { body: report("a.example"), headers: { "content-length": "999999" } },
      { reason: "timeout" },
    ],
    ["a reset before the head", { fault: "reset" }, { reason: "network", next: "retry", connected: true }],
    [
      "a reset in the body",
      { fault: "cut", body: report("a.example") },
      { reason: "network", next: "retry" },
    ],
    [
      "gzip that lies",
      { body: report("a.example"), headers: { "content-encoding": "gzip" } },
      { reason: "bad_response", next: "done" },
    ],
    ["a body of 5 MB", { body: " ".repeat(5_000_000) }, { reason: "too_large", next: "done" }],
    [
      "a bomb",
      { body: gzipSync(" ".repeat(50_000_000)), headers: { "content-encoding": "gzip" } },
      { reason: "too_large" },
    ],
  ])("%s", async (_what, reply, expected) => {
    const { answer, heads } = await ask(reply, "a.example", 400);
    expect(answer).toMatchObject({ kind: "failed", ...expected });
    expect(heads).toBe(1);
  });

  test("nobody there", async () => {
    const vt = await startVirusTotal(() => ({}));
    await vt[Symbol.asyncDispose]();
    const client = createVirusTotal({
      apiUrl: vt.url,
      fetch: openNetwork().fetch,
      clock: systemClock,
      tempo: realTempo,
      version: "0",
    });
    const answer = await client.domain("a.example", key, never, () => {});
    expect(answer).toMatchObject({
      reason: "network",
      detail: "ECONNREFUSED",
      connected: false,
      next: "retry",
    });
  });

  test("an interruption rejects with its own reason, and leaves the slot unsettled", async () => {
    await using vt = await startVirusTotal(() => ({ fault: "hang" }));
    const client = createVirusTotal({
      apiUrl: vt.url,
      fetch: openNetwork().fetch,
      clock: systemClock,
      tempo: realTempo,
      version: "0",
    });
    const stop = new AbortController();
    let heads = 0;
    const asking = client.domain("a.example", key, stop.signal, () => {
      heads += 1;
    });
    setTimeout(() => stop.abort(new Error("enough")), 100);
    await expect(asking).rejects.toThrow("enough");
    expect(heads).toBe(0);
  });

  test.each([
    [400, "InvalidArgumentError", "invalid_domain"],
    [401, "WrongCredentialsError", "unauthorized"],
    [403, "ForbiddenError", "forbidden"],
    [404, "NotFoundError", "not_found"],
    [429, "QuotaExceededError", "quota_exceeded"],
  ])("a compressed %i %s is read, and the key in it is found", async (status, code, reason) => {
    const body = gzipSync(errorBody(code, `Wrong API key: ${key}`));
    const { answer } = await ask({ status, body, headers: { "content-encoding": "gzip" } });
    expect(answer.reason).toBe(reason);
    expect(answer.body?.toString()).toContain(code);
    expect(answer.body?.toString()).not.toContain(key);
  });

  test("the key does not come back, in whatever case it is echoed", async () => {
    const body = errorBody("ForbiddenError", `Wrong API key: ${key} ${key.toUpperCase()} ${key}`);
    const { answer } = await ask({ status: 403, body });
    expect(JSON.stringify({ ...answer, body: answer.body?.toString() }).toLowerCase()).not.toContain(key);
    expect(answer.body).toHaveLength(body.length);
  });
});

test.each<[Reply["headers"], number | null]>([
  [{ "retry-after": "7" }, 7_000],
  [{ "retry-after": "999999999" }, 86_400_000],
  [{ "retry-after": "-1" }, null],
  [{ "retry-after": "soon" }, null],
  [{ "retry-after": "Mon, 01 Jan 2001 00:00:00 GMT" }, null],
  [{}, null],
])("Retry-After %j asks for %j ms", async (headers, expected) => {
  const { answer } = await ask({ status: 429, ...(headers && { headers }) });
  expect(answer).toMatchObject({ retryAfter: expected });
});

test("Retry-After may be a date", async () => {
  const { answer } = await ask({
    status: 429,
    headers: { "retry-after": new Date(Date.now() + 90_000).toUTCString() },
  });
  const wait = answer.kind === "failed" ? answer.retryAfter : null;
  expect(wait).toBeGreaterThan(60_000);
  expect(wait).toBeLessThanOrEqual(90_000);
});

describe("the allowance", () => {
  async function allowance(reply: Reply) {
    await using vt = await startVirusTotal(
      () => ({}),
      () => reply,
    );
    const client = createVirusTotal({
      apiUrl: vt.url,
      fetch: openNetwork().fetch,
      clock: systemClock,
      tempo: { ...realTempo, timeout: 500 },
      version: "0",
    });
    const read = await client.allowance(key, never);
    return { read, asked: vt.asked[0] };
  }
  const counter = (allowed: number, used = 0) => ({ allowed, used });

  test("is read from overall_quotas, the tighter of user and group", async () => {
    const data = {
      api_requests_hourly: {
        user: counter(240),
        group: { ...counter(3_300_000, 653), inherited_from: "company" },
      },
      api_requests_daily: { user: counter(500, 17), group: counter(400, 300) },
      api_requests_monthly: { user: counter(15_500, 137) },
      monitor_storage_bytes: {},
    };
    const { read, asked } = await allowance({ body: JSON.stringify({ data }) });
    expect(asked?.path).toBe(`/api/v3/users/${key}/overall_quotas`);
    expect(read).toEqual({
      limits: { perMinute: 4, perDay: 400, perMonth: 15_500 },
      used: { day: 300, month: 137 },
    });
  });

  test("is read from a user object's quotas", async () => {
    const quotas = {
      api_requests_hourly: counter(60),
      api_requests_daily: counter(1, 1),
      api_requests_monthly: counter(31, 4),
    };
    const { read } = await allowance({ body: JSON.stringify({ data: { attributes: { quotas } } }) });
    expect(read).toEqual({ limits: { perMinute: 1, perDay: 1, perMonth: 31 }, used: { day: 1, month: 4 } });
  });

  test.each<[string, Reply, unknown]>([
    ["a dead key", { status: 401, body: errorBody("WrongCredentialsError") }, "unauthorized"],
    ["no such endpoint", { status: 404, body: errorBody("NotFoundError") }, null],
    ["a page", { body: "<html>" }, null],
    ["something else", { body: '{"data": {"api_requests_daily": {"user": {"allowed": "many"}}}}' }, null],
    ["no answer", { fault: "hang" }, null],
    ["a redirect", { status: 301, headers: { location: "http://127.0.0.1:1/" } }, null],
  ])("%s", async (_what, reply, expected) => {
    expect((await allowance(reply)).read).toEqual(expected);
  });
});
