import { keepSettings } from "../../app/settings.ts";
import { settingsFile } from "../../app/settings-file.ts";
import { systemClock } from "../../app/system-clock.ts";
import { createWatchList } from "../../app/watch-list.ts";
import { outlookOf } from "../../app/watch-outlook.ts";
import { asksFrom, spentUntil } from "../../watch/hindrance.ts";
import { tighter } from "../../watch/quota.ts";
import { type Run, withBanken } from "../commands/run.ts";
import { readKey } from "../host.ts";
import { iso } from "../lines.ts";
import { padded, widest, widestName } from "../terminal/columns.ts";
import { tellUnusable } from "../trouble.ts";

/** Prints what a watch would ask next, when, and why. Asks nothing itself, also beside a watch that runs. */
export async function explainWatch(run: Run): Promise<void> {
  const { options, words, note, print } = run;
  const file = settingsFile(options.baseDir, systemClock, (told) => tellUnusable(run, told));
  const settings = keepSettings(file, options.practice);
  const key = readKey(options);
  const limits = tighter(options.limits, settings.limits());
  await withBanken({ ...options, limits }, (banken) => {
    const now = systemClock.now();
    const pause = banken.store.pause.read();
    const quota = banken.quotaNow(key);
    const opens = asksFrom({ key: key === null ? "none" : "good", pause, trouble: null }, now);
    const from = opens === null ? null : Math.max(opens, spentUntil(quota) ?? 0);
    const list = createWatchList(banken.store.candidates);
    const outlook = outlookOf({
      now,
      minute: banken.minute,
      list,
      quota,
      intervalMinutes: settings.get().intervalMinutes,
      running: null,
      asked: new Set(),
      from,
      askedFrom: from,
    });
    const count = list.awake();
    if (key === null) note(({ t }) => t("terminal:key.missing"));
    else if (from === null) note(({ t }) => t("watch:doing.paused"));
    else if (count === 0) note(({ t }) => t("watch:empty"));
    else
      note(({ t, number, span }) =>
        t("watch:pace", { count, shown: number(count), every: span(outlook.pace.every) }),
      );
    const next = outlook.next();
    const width = widest(
      next.map(({ typed }) => typed),
      widestName,
    );
    const moments = next.map(({ at }) => (at <= now ? words.t("watch:now") : words.moment(at, now)));
    for (const [n, { name, typed, at, why }] of next.entries())
      print(
        { type: "next", domain: name, at: iso(at), why },
        ({ t }) =>
          `${padded(moments[n] ?? "", widest(moments))}  ${padded(typed, width)}  ${t(`watch:why.${why}`)}`,
      );
    const more = count - next.length;
    if (next.length > 0 && more > 0)
      note(({ t, number }) => t("watch:more", { count: more, shown: number(more) }));
  });
}
