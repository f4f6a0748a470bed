import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { WatchState } from "../../shared/contract/watch.ts";
import { type Format, useFormat } from "../format.ts";
import { useNow } from "../now.ts";
import { keylessOf } from "../parts/keyless.ts";
import place from "../parts/place.module.css";
import { orpc } from "../rpc.ts";
import styles from "./activity.module.css";
import { Controls } from "./Controls.tsx";
import { PassProgress } from "./PassProgress.tsx";
import { remaining, waitOf } from "./waiting.ts";

/** What the watch does at this moment, in a sentence, why it waits, and what a person can do about it. */
export function Situation({ state }: { state: WatchState }) {
  const { data: estate } = useQuery(orpc.domains.estate.queryOptions());
  const now = useNow(1_000);
  const format = useFormat();
  const told = { state, now, format };
  const nothingListed = estate?.total === 0;
  return (
    <header className={styles.situation}>
      <div className={place.head}>
        <div className={place.sentences}>
          <h1>
            <Title {...told} nothingListed={nothingListed} />
          </h1>
          <p>
            <Explanation {...told} nothingListed={nothingListed} />
          </p>
        </div>
        <Controls state={state} total={estate?.total ?? 0} now={now} />
      </div>
      {state.pass !== null && <PassProgress pass={state.pass} />}
    </header>
  );
}

interface Told {
  readonly state: WatchState;
  readonly now: number;
  readonly format: Format;
  readonly nothingListed: boolean;
}

function Title({ state, now, format, nothingListed }: Told) {
  const { t } = useTranslation("activity");
  const { pass, paused, problem } = state;
  const [next] = state.next;
  if (pass !== null) {
    const numbers = { done: format.number(pass.done), total: format.number(pass.total) };
    return pass.stopping ? t("title.stopping", numbers) : t("title.checking", numbers);
  }
  if (problem !== null && problem.kind !== "quota_spent") return t(`title.problem.${problem.kind}`);
  if (paused !== null)
    return paused.until === null
      ? t("title.paused")
      : t("title.pausedUntil", { at: format.moment(paused.until, now) });
  if (problem !== null) return t(`title.problem.${problem.kind}`);
  if (nothingListed) return t("title.empty");
  if (next === undefined) return t("title.idle");
  return t("title.next", { when: format.relative(Math.max(next.at, now), now) });
}

function Explanation({ state, now, format, nothingListed }: Told) {
  const { t } = useTranslation("activity");
  const { pass, paused, problem } = state;
  const [next] = state.next;
  const left = (until: number) => format.duration(remaining(until, now));
  if (pass !== null) return <OfPass state={state} now={now} format={format} />;
  if (problem !== null && (problem.kind !== "quota_spent" || paused === null)) {
    if (problem.retryAt !== null)
      return t("situation.retry", { at: format.moment(problem.retryAt, now), left: left(problem.retryAt) });
    // The way to the key stands in the banner above every place.
    return keylessOf(problem) === null ? null : t("situation.keyless");
  }
  if (paused !== null)
    return paused.until === null
      ? t("situation.paused")
      : t("situation.two", {
          first: t("situation.paused"),
          second: t("situation.resumes", { left: left(paused.until) }),
        });
  if (nothingListed)
    return (
      <>
        {t("situation.empty")} <Link href="/domains">{t("situation.toDomains")}</Link>
      </>
    );
  if (next === undefined) return t("situation.idle");
  return t("situation.next", {
    name: next.typed,
    at: format.moment(next.at, now),
    why: t(`next.because.${next.why}`),
  });
}

/** When the pass will be done, and what it waits for at this moment. */
function OfPass({ state, now, format }: Omit<Told, "nothingListed">) {
  const { t } = useTranslation("activity");
  const { pass } = state;
  if (pass === null) return null;
  if (pass.stopping) return t("situation.stopping");
  const left = (until: number) => format.duration(remaining(until, now));
  const wait = waitOf(state, now);
  const ends =
    pass.endsAt === null
      ? t("situation.endless")
      : pass.endsAt <= now
        ? t("situation.endsSoon")
        : t("situation.ends", { at: format.moment(pass.endsAt, now), left: left(pass.endsAt) });
  if (wait === null) return ends;
  const waits = t(`situation.wait.${wait.for}`, {
    at: format.moment(wait.until, now),
    left: left(wait.until),
  });
  return t("situation.two", { first: ends, second: waits });
}
