import { describe, expect, test } from "vitest";
import { createVirusTotal } from "../../../../src/main/virustotal/client.ts";
import {
  practiceKey,
  practiceUrl,
  practiceVirusTotal,
  wrongKey,
} from "../../../../src/main/virustotal/practice/server.ts";
import { practiceTempo } from "../../../../src/main/watch/tempo.ts";
import { virtualClock } from "../../../support/clock.ts";
import { noon, openWorld, reasonOf, stillClock } from "./world.ts";

const headers = { "x-apikey": practiceKey };
const address = (domain: string) => `${practiceUrl}/domains/${domain}`;
const quotas = `${practiceUrl}/users/${practiceKey}/overall_quotas`;

function open(limits: { perMinute?: number; perDay?: number } = {}, start = noon(0)) {
  const clock = stillClock(start);
  const fetch = practiceVirusTotal({ clock, tempo: practiceTempo, ...limits });
  return { clock, fetch, ask: async (domain: string) => (await fetch(address(domain), { headers })).status };
}

describe("the quota", () => {
  test("is four in a rolling minute: the fifth is refused, and free again after", async () => {
    const { clock, fetch, ask } = open();
    for (const domain of ["bakery.example", "never-seen.example", "no-such-pattern.invalid"])
      await ask(domain);
    clock.set(noon(0) + 1000);
    expect(await ask("bakery.example")).toBe(200);
    const refused = await fetch(address("bakery.example"), { headers });
    expect(refused.status).toBe(429);
    expect(refused.headers.has("retry-after")).toBe(false);
    expect(await refused.text()).toBe(
      '{"error": {"code": "QuotaExceededError", "message": "Quota exceeded"}}',
    );
    clock.set(noon(0) + practiceTempo.minute - 1);
    expect(await ask("bakery.example")).toBe(429);
    clock.set(noon(0) + practiceTempo.minute);
    expect(await ask("bakery.example")).toBe(200);
    expect(await ask("bakery.example")).toBe(200);
    expect(await ask("bakery.example")).toBe(200);
    expect(await ask("bakery.example")).toBe(429);
  });

  test("is so many in a UTC day", async () => {
    const { clock, ask } = open({ perDay: 2, perMinute: 10 });
    expect([await ask("a.example"), await ask("b.example"), await ask("c.example")]).toEqual([200, 200, 429]);
    clock.set(noon(0) + 12 * 3_600_000 - 1);
    expect(await ask("c.example")).toBe(429);
    clock.set(noon(0) + 12 * 3_600_000);
    expect(await ask("c.example")).toBe(200);
  });

  test("is not stuck after the clock was set back", async () => {
    const { clock, ask } = open({ perMinute: 1 });
    await ask("bakery.example");
    clock.set(noon(0) - 3_600_000);
    expect(await ask("bakery.example")).toBe(200);
  });

  test("can be asked for, and that costs nothing", async () => {
    const { fetch, ask } = open({ perMinute: 2, perDay: 7 });
    for (let time = 0; time < 5; time += 1) expect((await fetch(quotas, { headers })).status).toBe(200);
    await ask("bakery.example");
    await ask("never-seen.example");
    expect(await (await fetch(quotas, { headers })).json()).toEqual({
      data: {
        api_requests_hourly: { user: { allowed: 120, used: 2 } },
        api_requests_daily: { user: { allowed: 7, used: 2 } },
        api_requests_monthly: { user: { allowed: 217, used: 2 } },
      },
    });
  });

  test("is read by Banken's own client", async () => {
    const { fetch, clock } = open();
    const client = createVirusTotal({
      apiUrl: practiceUrl,
      fetch,
      clock,
      tempo: practiceTempo,
      version: "0",
    });
    const { signal } = new AbortController();
    expect(await client.allowance(practiceKey, signal)).toEqual({
      limits: { perMinute: 4, perDay: 500, perMonth: 15_500 },
      used: { day: 0, month: 0 },
    });
    expect(await client.allowance(wrongKey, signal)).toBe("unauthorized");
  });
});

describe("the key", () => {
  test("has the form of a real one", () => expect(practiceKey).toMatch(/^[0-9a-f]{64}$/));

  test.each([
    ["no key", {}, 401, "AuthenticationRequiredError"],
    ["the wrong key", { "x-apikey": wrongKey }, 401, "WrongCredentialsError"],
    ["any other key", { "x-apikey": "1".repeat(64) }, 200, undefined],
  ])("%s", async (_, sent, status, code) => {
    const response = await open().fetch(address("bakery.example"), { headers: sent });
    expect(response.status).toBe(status);
    expect(((await response.json()) as { error?: { code: string } }).error?.code).toBe(code);
  });
});

describe("the answer", () => {
  test("has the head of a real one", async () => {
    const response = await open().fetch(new Request(address("bakery.example"), { headers }));
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("date")).toBe(new Date(noon(0)).toUTCString());
    expect(response.redirected).toBe(false);
  });

  test.each([
    ["/domains", 404],
    ["/domains/bakery.example/analyse", 404],
    ["/files/0", 404],
    ["/users/somebody/overall_quotas", 403],
    ["/domains/Bakery.example", 400],
    ["/domains/%E7%95%AA%E7%8A%AC.example", 400],
    ["/domains/%", 400],
  ])("%s is %i", async (path, status) => {
    const response = await open().fetch(practiceUrl + path, { headers });
    expect(response.status).toBe(status);
    expect(await response.json()).toHaveProperty("error.code");
  });

  test("comes from practice alone: no other host is spoken for", async () => {
    const elsewhere = open().fetch("https://www.virustotal.com/api/v3/domains/bakery.example", { headers });
    await expect(elsewhere).rejects.toMatchObject({ name: "TypeError", cause: { code: "ENOTFOUND" } });
  });

  test.each([
    ["no-such-pattern.invalid", "invalid_domain"],
    ["walled-garden.example", "forbidden"],
    ["always-down.example", "server_error"],
    ["hotel-lobby.example", "bad_response"],
    ["cut-short.example", "bad_response"],
  ])("%s fails with %s, every time", async (domain, reason) => {
    const world = openWorld(noon(0));
    for (let time = 0; time < 3; time += 1) expect(reasonOf(await world.look(domain))).toBe(reason);
  });

  test("hiccup.example fails the first time alone", async () => {
    const world = openWorld(noon(0));
    expect(await world.verdict("hiccup.example")).toBe("failed");
    expect(await world.verdict("hiccup.example")).toBe("clean");
  });

  test("takes a moment, which the caller may cut short", async () => {
    const clock = virtualClock(noon(0));
    const fetch = practiceVirusTotal({ clock, tempo: practiceTempo });
    await clock.run(fetch(address("bakery.example"), { headers }));
    const moment = clock.now() - noon(0);
    expect(moment).toBeGreaterThanOrEqual(20);
    expect(moment).toBeLessThanOrEqual(120);
    const reason = new Error("enough");
    const abort = new AbortController();
    const asked = fetch(address("bakery.example"), { headers, signal: abort.signal });
    abort.abort(reason);
    await expect(asked).rejects.toBe(reason);
    await expect(fetch(address("bakery.example"), { headers, signal: abort.signal })).rejects.toBe(reason);
  });

  test("never comes from the tarpit: only giving up ends it", async () => {
    const clock = virtualClock(noon(0));
    const fetch = practiceVirusTotal({ clock, tempo: practiceTempo });
    const reason = new Error("enough");
    const abort = new AbortController();
    let over = false;
    const asked = fetch(address("tarpit.example"), { headers, signal: abort.signal }).finally(() => {
      over = true;
    });
    asked.catch(() => {});
    await clock.run(clock.sleep(86_400_000));
    expect(over).toBe(false);
    abort.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });

  test("Banken's own client gives the tarpit up in time", async () => {
    const clock = virtualClock(noon(0));
    const fetch = practiceVirusTotal({ clock, tempo: practiceTempo });
    const client = createVirusTotal({
      apiUrl: practiceUrl,
      fetch,
      clock,
      tempo: practiceTempo,
      version: "0",
    });
    const { signal } = new AbortController();
    const answer = await clock.run(client.domain("tarpit.example", practiceKey, signal, () => {}));
    expect(reasonOf(answer)).toBe("timeout");
  });
});
