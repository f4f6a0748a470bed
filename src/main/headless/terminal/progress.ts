import type { QuotaState } from "../../app/banken.ts";
import type { Clock } from "../../watch/clock.ts";
import { passEnds } from "../../watch/pass.ts";
import { quotaShort } from "./quota-text.ts";
import type { Terminal } from "./screen.ts";

/** Follows a pass on the screen's last line: done of total, what the quota has left, when it will be finished. */
export interface Progress {
  /** From now on the quota is known, and the line is drawn. */
  quota(read: () => QuotaState): void;
  /** One domain more is asked about. */
  asked(): void;
  /** One domain more is done. */
  done(): void;
  end(): void;
}

/** How often the line is drawn anew, in ms: the quota frees while nothing else happens. */
const beat = 1_000;

export function followProgress(
  { screen, words }: Terminal,
  clock: Clock,
  total: number,
  minute: number,
): Progress {
  const { t, number } = words;
  let begun = 0;
  let finished = 0;
  let read: (() => QuotaState) | null = null;
  let timer: NodeJS.Timeout | undefined;

  function draw(): void {
    if (read === null) return;
    try {
      const state = read();
      screen.progress(
        t("terminal:progress.line", {
          done: number(finished),
          total: number(total),
          when: whenDone(state, clock.now()),
          left: quotaShort(state.windows, words),
        }),
      );
    } catch {
      // The store is held for the moment: the line stays as it is until the next beat.
    }
  }

  function whenDone(state: QuotaState, now: number): string {
    if (state.quietUntil !== null)
      return t("terminal:progress.quiet", { at: words.moment(state.quietUntil, now) });
    const ends = passEnds(total - begun, now, state, minute);
    if (ends === null) return t("terminal:progress.endless");
    return ends - now < 1_500
      ? t("terminal:progress.last")
      : t("terminal:progress.ends", { at: words.moment(ends, now), wait: words.wait(ends - now) });
  }

  return {
    quota(how) {
      if (!screen.watched) return;
      read = how;
      draw();
      timer = setInterval(draw, beat).unref();
    },
    asked() {
      begun += 1;
    },
    done() {
      finished += 1;
      draw();
    },
    end() {
      clearInterval(timer);
      read = null;
      screen.progress(null);
    },
  };
}
