import { join } from "node:path";
import type { NewCheck } from "../../src/main/store/checks.ts";
import { openStore, type Store } from "../../src/main/store/store.ts";
import { realTempo } from "../../src/main/watch/tempo.ts";
import type { Check, FailureReason, Flag, Verdict } from "../../src/shared/verdict.ts";
import { temporaryFolder } from "./folder.ts";

/** A store of a test's own, gone when the test is. */
export interface OwnStore extends Disposable {
  readonly store: Store;
  readonly path: string;
}

export function ownStore(): OwnStore {
  const folder = temporaryFolder();
  const path = join(folder.path, "banken.sqlite");
  const store = openStore(path, realTempo);
  return {
    store,
    path,
    [Symbol.dispose]() {
      store.close();
      folder[Symbol.dispose]();
    },
  };
}

/** What a check came to, where a test says no more: an engine against a bad domain, and plausible counts. */
export interface Came {
  readonly verdict: Verdict;
  readonly at: number;
  readonly reason?: FailureReason | undefined;
  readonly flags?: readonly Flag[] | undefined;
  readonly analysedAt?: number | null | undefined;
}

const tiger: readonly Flag[] = [{ engine: "Tiger", category: "malicious", result: "phishing" }];
const owl: readonly Flag[] = [{ engine: "Owl", category: "suspicious", result: null }];

export function checkOf(domain: string, came: Came): Check {
  const { verdict, at } = came;
  const none = verdict === "failed" || verdict === "unknown";
  const flags = came.flags ?? (verdict === "malicious" ? tiger : verdict === "suspicious" ? owl : []);
  const against = (category: Flag["category"]) => flags.filter((flag) => flag.category === category).length;
  return {
    domain,
    verdict,
    checkedAt: at,
    reason: verdict === "failed" ? (came.reason ?? "network") : verdict === "unknown" ? "not_found" : null,
    stats: none
      ? null
      : {
          malicious: against("malicious"),
          suspicious: against("suspicious"),
          harmless: verdict === "unrated" ? 0 : 60,
          undetected: 30,
          timeout: 0,
        },
    flags: none ? [] : flags,
    analysedAt: none ? null : came.analysedAt === undefined ? at - 1_000 : came.analysedAt,
    analysedFrom: none ? null : "last_analysis_date",
  };
}

/** Records a check of a domain, as a part of a pass or as history that is read in. */
export function put(
  store: Store,
  name: string,
  came: Came,
  more: Partial<Pick<NewCheck, "body" | "detail" | "pass">> = {},
) {
  const domain = { name, typed: name };
  return store.checks.record([
    { domain, check: checkOf(name, came), body: null, detail: null, pass: null, ...more },
  ])[0];
}

/** Records a check in a pass of its own, which raises its alert where the domain is watched. */
export function putInPass(store: Store, name: string, came: Came, body: Uint8Array | null = null) {
  const pass = store.passes.begin([{ name, typed: name }], came.at);
  const recorded = put(store, name, came, { body, pass: { id: pass.id, position: 0 } });
  store.passes.finish(pass.id, came.at);
  return recorded;
}
