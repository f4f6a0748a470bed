import { type Held, holdBehindDoor } from "../../app/folder-hold/behind-door.ts";
import { type Holder, takeHold } from "../../app/folder-hold/hold.ts";
import { type Network, openNetwork } from "../../app/network.ts";
import type { Told } from "../../app/pass.ts";
import type { Service } from "../../app/service.ts";
import { systemClock } from "../../app/system-clock.ts";
import { interruptible, type Run } from "../commands/run.ts";
import { needKey } from "../host.ts";
import { printTold } from "../lines.ts";
import { Refusal, status } from "../refusal.ts";
import { openService } from "../service.ts";
import { checkText } from "../terminal/check-text.ts";
import { clean, widest, widestName } from "../terminal/columns.ts";
import { folderRefused, servedElsewhere, tellMistake, tellUnusable } from "../trouble.ts";
import { tellState } from "./state.ts";

/**
 * Keeps watch in the foreground until it is told to stop: what is due is asked, each check is printed as it is
 * recorded, and so is what keeps the watch from asking.
 * @throws {Refusal} without a key, where another process watches this folder, or it cannot be used
 */
export async function runWatch(run: Run): Promise<void> {
  const { baseDir } = run.options;
  needKey(run.options);
  await interruptible(async (stop) => {
    const held = await hold(baseDir).catch((thrown) => {
      throw folderRefused(thrown, baseDir) ?? thrown;
    });
    if ("pid" in held) throw servedElsewhere(run, held);
    const network = openNetwork();
    try {
      const lost = await watchUntil(stop, held, network, run);
      if (lost) throw new Refusal(status.unavailable, ({ t }) => t("serve:lost"));
    } finally {
      await network.close();
      await held.release();
    }
  });
}

function hold(dataDir: string): Promise<Held | Holder> {
  const startedAt = systemClock.now();
  return holdBehindDoor<Holder>(
    () => {},
    (mine) => takeHold(dataDir, { host: "watch", startedAt, ...mine }),
  );
}

/** Resolves when the watch has ended: true where the folder is another's now. */
async function watchUntil(stop: AbortSignal, held: Held, network: Network, run: Run): Promise<boolean> {
  const over = new AbortController();
  const until = AbortSignal.any([stop, over.signal]);
  let lost = false;
  void held.lost.then(() => {
    lost = true;
    over.abort();
  });
  let width = 0;
  const service = await openService(run.options, network.fetch, {
    unusableSettings: (told) => tellUnusable(run, told),
    mistake: (thrown) => tellMistake(run, run.words.t("serve:watch"), thrown),
    told: (told) => printCheck(run, width, told),
  });
  try {
    const names = service.world().banken.store.domains.watchedNames();
    width = widest(
      names.map(({ typed }) => typed),
      widestName,
    );
    sayBeginning(run, service, names.length);
    await tellState(run, service, until);
    run.note(({ t }) => t("serve:stopping"));
  } finally {
    run.screen.progress(null);
    await service.close();
  }
  run.note(({ t }) => t("watch:stopped"));
  return lost;
}

function sayBeginning({ note, options }: Run, service: Service, count: number): void {
  // The settings may name practice as well: what is printed is made up then.
  if (service.world().practice && !options.practice) note(({ t }) => t("terminal:practice"));
  note(({ t, number }) =>
    count === 0 ? t("watch:empty") : t("watch:begun", { count, shown: number(count) }),
  );
}

function printCheck(run: Run, width: number, told: Told): void {
  const { screen, words, options } = run;
  if (options.json) printTold(run, told);
  else {
    screen.line(checkText(told, width, systemClock.now(), run));
    if (told.alert !== null)
      screen.line(screen.style("bold", words.t(`watch:alert.${told.alert}`, { domain: clean(told.typed) })));
  }
}
