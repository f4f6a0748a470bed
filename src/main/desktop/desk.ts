import type { Client } from "../../shared/contract/index.ts";
import type { Language } from "../../shared/i18n.ts";
import type { Changes } from "../app/changes.ts";
import { type DesktopWords, desktopWords, languageFor } from "../app/desktop-words.ts";
import type { Clock } from "../watch/clock.ts";
import { failingRow } from "../watch/failing.ts";
import { decideNotices } from "../watch/notices.ts";
import { type TrayState, trayState } from "../watch/tray.ts";
import type { Notifier } from "./notifier.ts";
import type { ToldFile } from "./told-file.ts";

export interface DeskParts {
  /** The contract, called directly. */
  readonly client: Client;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly notifier: Notifier;
  /** Shows a state in the tray, or puts the tray up with it. */
  readonly tray: (state: TrayState, words: DesktopWords) => void;
  /** Hears in which words a person is spoken to, each time that these are others. */
  readonly speaks: (words: DesktopWords) => void;
  /** What was told in the world that is open now: the same object for as long as that is the same world. */
  readonly told: () => ToldFile;
  /** The system's languages, most wanted first (BCP 47). */
  readonly languages: readonly string[];
  /** An IANA name: where the person is. */
  readonly timeZone: string;
  /** Hears of a mistake of ours. The desk goes on. */
  readonly mistake: (thrown: unknown) => void;
}

/** So long (ms) what comes together is gathered: several findings at once are one notice, and a panel is not hurried. */
const gathered = 1_000;
/** At least so often (ms) the desk looks: times pass, and what they mean with them. */
const passing = 60_000;
const dayLength = 86_400_000;
/** The alerts that a notice may be about. */
const mostAlerts = 200;
/** Passes that are looked at for how long nobody was reached: two days of retries. */
const mostPasses = 100;

/** Keeps the tray and the notifications true to the world, until `over` is aborted. */
export async function runDesk(parts: DeskParts, over: AbortSignal): Promise<void> {
  const { client, changes, clock, mistake } = parts;
  let changed = false;
  let wake = () => {};
  let words: { readonly language: Language; readonly words: DesktopWords } | null = null;
  let practice: boolean | null = null;

  const listening = (async () => {
    for await (const _ of changes.stream(over)) {
      changed = true;
      wake();
    }
  })();

  async function look(): Promise<void> {
    const told = parts.told();
    const [estate, watch, settings, { rows }, { alerts }] = await Promise.all([
      client.domains.estate(),
      client.watch.state(),
      client.settings.get(),
      client.domains.list({ sort: { by: "verdict", descending: false }, limit: 5 }),
      client.alerts.list({ open: true, limit: mostAlerts }),
    ]);
    const offline = watch.problem?.kind === "offline";
    const failing = offline ? failingRow((await client.watch.passes({ limit: mostPasses })).passes) : null;
    const language = languageFor(settings, parts.languages);
    if (words?.language !== language) {
      words = { language, words: await desktopWords(language, parts.timeZone) };
      parts.speaks(words.words);
    }
    // Another world was opened meanwhile: what was read may be of both. That is a change, so it is looked at next.
    if (parts.told() !== told) return;
    // Notices of the world before are about nothing in this one.
    if (practice !== null && practice !== watch.practice) parts.notifier.clear();
    practice = watch.practice;
    const decided = decideNotices({
      told: told.get(),
      alerts,
      problem: watch.problem,
      failing,
      practice: watch.practice,
      now: watch.now,
    });
    parts.notifier.withdraw(decided.withdraw);
    parts.notifier.show(decided.show, words.words);
    told.keep(decided.told);
    // Last: a system on which no tray can be put up still has its notifications.
    parts.tray(
      trayState({ estate, watch, worst: rows, staleAfter: settings.staleAfterDays * dayLength }),
      words.words,
    );
  }

  while (!over.aborted) {
    changed = false;
    await look().catch(mistake);
    const woken = new AbortController();
    wake = () => woken.abort(wake);
    if (!changed) await clock.sleep(passing, AbortSignal.any([over, woken.signal])).catch(() => {});
    await clock.sleep(gathered, over).catch(() => {});
  }
  await listening;
}
