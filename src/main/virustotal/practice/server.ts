/** A small VirusTotal of our own, in the process: made-up domains, made-up engines, a real quota, no network. */
import type { Clock } from "../../watch/clock.ts";
import { practiceTempo, type Tempo } from "../../watch/tempo.ts";
import { type Answer, domainAnswer, found, refusal } from "./answers.ts";
import { roll } from "./dice.ts";
import { openLedger } from "./ledger.ts";
import { wire } from "./wire.ts";

export { starterDomains } from "./cast.ts";

/** The base of practice's API: a name that cannot exist (RFC 2606), should a request ever get out. */
export const practiceUrl = "https://practice.banken.invalid/api/v3";

/** A key for practice, in the form of a real one and plainly none. */
export const practiceKey = "0badcafe".repeat(8);

/** The one key that practice refuses, as VirusTotal refuses a wrong one. */
export const wrongKey = "0".repeat(64);

const notThere = refusal(404, "NotFoundError", "Resource not found.");

/**
 * A fetch that reaches the practice VirusTotal and nothing else. What it says depends on the name, the UTC hour and
 * the quota used so far, which lives as long as this function. Days are real UTC days; the quota's minute is the
 * tempo's. Rejects with the reason of `init.signal`, and with a TypeError, as fetch does, for any other host.
 * @param options.perMinute requests in a rolling minute, 4 as for a public key
 * @param options.perDay requests in a UTC day, 500 as for a public key; a month carries 31 times as many
 */
export function practiceVirusTotal(options: {
  readonly clock: Clock;
  readonly tempo: Tempo;
  readonly perMinute?: number;
  readonly perDay?: number;
}): typeof fetch {
  const { clock, tempo, perMinute = 4, perDay = 500 } = options;
  const perMonth = perDay * 31;
  const ledger = openLedger({ minute: tempo.minute, perMinute, perDay, perMonth });
  const times = new Map<string, number>();
  // 20 to 120 ms, as long as a minute is no shorter than practice's.
  const pace = Math.min(1, tempo.minute / practiceTempo.minute);

  function domain(asked: string): Answer | null {
    if (!ledger.take(clock.now())) return refusal(429, "QuotaExceededError", "Quota exceeded");
    const time = (times.get(asked) ?? 0) + 1;
    times.set(asked, time);
    return domainAnswer(asked, time, Math.floor(clock.now() / 3_600_000), practiceUrl);
  }

  function quotas(): Answer {
    const used = ledger.used(clock.now());
    const user = (allowed: number, count: number) => ({ user: { allowed, used: count } });
    return found(
      wire({
        data: {
          api_requests_hourly: user(60 * perMinute, used.hour),
          api_requests_daily: user(perDay, used.day),
          api_requests_monthly: user(perMonth, used.month),
        },
      }),
    );
  }

  function answer(method: string, path: string, key: string): Answer | null {
    if (key === "") return refusal(401, "AuthenticationRequiredError", "X-Apikey header is missing");
    if (key === wrongKey) return refusal(401, "WrongCredentialsError", "Wrong API key");
    if (method !== "GET") return notThere;
    const [, first, second, third, ...more] = path.split("/").map(decoded);
    if (first === "domains" && second && third === undefined) return domain(second);
    if (first === "users" && third === "overall_quotas" && more.length === 0)
      return second === key
        ? quotas()
        : refusal(403, "ForbiddenError", "You are not authorized to perform the requested operation");
    return notThere;
  }

  return async (input, init) => {
    const sent = input instanceof Request ? input : null;
    const url = new URL(sent?.url ?? String(input));
    const signal = init?.signal ?? sent?.signal;
    signal?.throwIfAborted();
    if (!url.href.startsWith(`${practiceUrl}/`)) throw unreachable(url.hostname);
    const path = url.pathname.slice(new URL(practiceUrl).pathname.length);
    const key = new Headers(init?.headers ?? sent?.headers).get("x-apikey") ?? "";
    const answered = answer(init?.method ?? sent?.method ?? "GET", path, key);
    if (answered === null) return silence(signal);
    await clock.sleep((20 + roll(101, path, "pace")) * pace, signal);
    return response(answered, clock.now());
  };
}

function response({ status, type, body }: Answer, now: number): Response {
  const bytes = new TextEncoder().encode(body);
  return new Response(bytes, {
    status,
    headers: {
      "content-type": type,
      "content-length": String(bytes.length),
      date: new Date(now).toUTCString(),
      server: "Banken practice",
      vary: "Accept-Encoding",
    },
  });
}

/** Never an answer: only giving up ends it. */
function silence(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** As fetch says it where a name does not resolve: practice speaks for nobody but itself. */
function unreachable(host: string): TypeError {
  const cause = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" });
  return new TypeError("fetch failed", { cause });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
