import type { WatchState } from "../../../shared/contract/watch.ts";
import type { Service } from "../../app/service.ts";
import { StoreError } from "../../store/errors.ts";
import type { Run } from "../commands/run.ts";
import { iso, jsonLine } from "../lines.ts";
import { clean } from "../terminal/columns.ts";
import { quotaShort } from "../terminal/quota-text.ts";
import type { Words } from "../terminal/words.ts";

type Problem = NonNullable<WatchState["problem"]>;

/** Says what keeps the watch from asking and when that is over, and keeps the screen's last line, until `until`. */
export async function tellState({ screen, words, options }: Run, service: Service, until: AbortSignal) {
  let told: Problem["kind"] | null = null;
  for await (const _ of service.changes.stream(until)) {
    const state = stateOf(service);
    if (state === null) continue;
    const { problem, now } = state;
    const kind = problem?.kind ?? null;
    if (kind !== told) {
      told = kind;
      if (options.json) screen.line(jsonLine(stateLine(problem)));
      else screen.note(problem === null ? words.t("watch:well") : problemText(problem, now, words));
    }
    screen.progress(doingText(state, words));
  }
}

/** Null while the store cannot say: the watch itself meets that, and says so. */
function stateOf(service: Service): WatchState | null {
  try {
    return service.world().watch.state();
  } catch (thrown) {
    if (thrown instanceof StoreError) return null;
    throw thrown;
  }
}

function stateLine(problem: Problem | null) {
  return {
    type: "state",
    problem: problem?.kind ?? null,
    detail: problem?.detail ?? null,
    since: iso(problem?.since ?? null),
    retryAt: iso(problem?.retryAt ?? null),
  };
}

function problemText({ kind, retryAt, detail }: Problem, now: number, words: Words): string {
  const { t, moment, sentences } = words;
  const what = t(`watch:problem.${kind}`);
  const said = detail === null ? what : t("watch:detailed", { what, detail: clean(detail) });
  return retryAt === null
    ? sentences(t("watch:said", { what: said }), t("watch:until"))
    : sentences(t("watch:said", { what: said }), t("watch:again", { at: moment(retryAt, now) }));
}

/** `asking 3 of 12 · left: 2 now, 488 today`, or what comes next. */
function doingText({ pass, paused, next: [first], quota, now }: WatchState, words: Words): string {
  const { t, number, moment } = words;
  if (pass !== null)
    return t("watch:doing.checking", {
      done: number(pass.done),
      total: number(pass.total),
      left: quotaShort(quota.windows, words),
    });
  if (paused !== null)
    return paused.until === null
      ? t("watch:doing.paused")
      : t("watch:doing.pausedUntil", { at: moment(paused.until, now) });
  if (first === undefined) return t("watch:doing.idle");
  return t("watch:doing.next", { domain: first.typed, at: moment(first.at, now) });
}
