import type { Alert } from "../../shared/contract/alerts.ts";
import type { WatchState } from "../../shared/contract/watch.ts";
import type { FailingRow } from "./failing.ts";

type Problem = NonNullable<WatchState["problem"]>;
type Flag = Alert["flags"][number];

/** Why nobody is notified of an alert, in the order in which it is asked. */
export const suppressions = [
  "told",
  "acknowledged",
  "good_news",
  "suspicious_only",
  "over",
  "unwatched",
] as const;
export type Suppression = (typeof suppressions)[number];

/** One domain that turned malicious, as it was when it did. */
export interface NoticeDomain {
  readonly alert: number;
  readonly name: string;
  readonly typed: string;
}

/** What a click on a notice asks for. */
export type NoticeAct =
  | { readonly do: "open_domain" | "open_virustotal"; readonly name: string }
  | { readonly do: "acknowledge"; readonly alerts: readonly number[] }
  | { readonly do: "open_alerts" | "open_settings" | "open_activity" };

/** What a notice says. Every count is of engines or domains, every time ms UTC. */
export type NoticeSays =
  | {
      readonly says: "malicious";
      readonly domain: NoticeDomain;
      /** Against it, malicious first. */
      readonly flagged: readonly string[];
      readonly against: number;
      readonly engines: number;
    }
  | { readonly says: "several"; readonly domains: readonly NoticeDomain[] }
  | { readonly says: "key_dead" | "store" }
  | { readonly says: "failing"; readonly days: number };

/** One native notification. */
export interface Notice {
  /** The same for as long as it is about the same. */
  readonly id: string;
  readonly practice: boolean;
  readonly text: NoticeSays;
  readonly click: NoticeAct;
  /** Buttons, where the platform has them. */
  readonly actions: readonly NoticeAct[];
}

/** What a person was told in one world. It is kept by the host; a person who closed a notice was told all the same. */
export interface Told {
  /** The newest alert that was decided about; 0: none. */
  readonly upTo: number;
  /** All that was shown and not withdrawn, closed or not. */
  readonly notices: readonly Notice[];
}

export interface NoticesInput {
  readonly told: Told;
  /** The new alerts, and those that a notice in `told` is about, as they stand now. One that is missing is over. */
  readonly alerts: readonly Alert[];
  readonly problem: WatchState["problem"];
  readonly failing: FailingRow | null;
  readonly practice: boolean;
  readonly now: number;
}

/** What is to be done about notices, and why nobody is notified of the other alerts. */
export interface Notices {
  readonly show: readonly Notice[];
  /** The ids of those that are not true any more. */
  readonly withdraw: readonly string[];
  readonly held: readonly { readonly alert: number; readonly why: Suppression }[];
  readonly told: Told;
}

export const nothingTold: Told = { upTo: 0, notices: [] };

const day = 86_400_000;

/** How long requests have to fail before somebody is interrupted: a night or a weekend trip offline is no news. */
const failingFor = 2 * day;

/** How long the database has to be out of use: a backup may hold it for a while. */
const storeFor = 3_600_000;

/** Whether the domain was cleared since, or turned anew, which is another alert. */
const isOver = ({ verdict, since, raisedAt }: Alert) =>
  verdict !== "malicious" || (since !== null && since > raisedAt);

const suppressed: Record<Suppression, (alert: Alert, told: Told) => boolean> = {
  told: ({ id }, { upTo }) => id <= upTo,
  acknowledged: ({ acknowledgedAt }) => acknowledgedAt !== null,
  // It interrupts nobody: it withdraws the notice that it is about.
  good_news: ({ kind }) => kind === "cleared",
  // One engine that wonders is seen in the tray and the window.
  suspicious_only: ({ kind }) => kind === "turned_suspicious",
  over: isOver,
  unwatched: ({ watched }) => !watched,
};

/** Decides once about what came in one burst; the host gathers it, so that several at once become one notice. */
export function decideNotices(input: NoticesInput): Notices {
  const { told, alerts } = input;
  const judged = alerts.map((alert) => ({
    alert,
    why: suppressions.find((each) => suppressed[each](alert, told)) ?? null,
  }));
  const fresh = judged.flatMap(({ alert, why }) => (why === null ? [alert] : []));
  const wanted = [...findings(fresh, input.practice), ...problems(input)];
  const kept = told.notices.filter((notice) => stillTrue(notice, input, wanted));
  const isKept = ({ id }: Notice) => kept.some((notice) => notice.id === id);
  const show = wanted.filter((notice) => !isKept(notice));
  return {
    show,
    withdraw: told.notices.filter((notice) => !kept.includes(notice)).map(({ id }) => id),
    held: judged.flatMap(({ alert, why }) => (why === null ? [] : [{ alert: alert.id, why }])),
    told: {
      upTo: Math.max(told.upTo, ...alerts.map(({ id }) => id)),
      notices: [...kept, ...show],
    },
  };
}

const idOf = (practice: boolean, what: string) => (practice ? `practice:${what}` : what);

/** One notice for what is found: one domain with its engines, or several that are only named. */
function findings(fresh: readonly Alert[], practice: boolean): Notice[] {
  const [first] = fresh;
  if (first === undefined) return [];
  const acknowledge = { do: "acknowledge", alerts: fresh.map(({ id }) => id) } as const;
  const id = idOf(practice, `malicious:${acknowledge.alerts.join()}`);
  if (fresh.length > 1)
    return [
      {
        id,
        practice,
        text: { says: "several", domains: fresh.map(domainOf) },
        click: { do: "open_alerts" },
        actions: [acknowledge],
      },
    ];
  const { name, stats, flags } = first;
  const against = stats === null ? flags.length : stats.malicious + stats.suspicious;
  const engines = stats === null ? flags.length : against + stats.harmless + stats.undetected + stats.timeout;
  return [
    {
      id,
      practice,
      text: { says: "malicious", domain: domainOf(first), flagged: worstFirst(flags), against, engines },
      click: { do: "open_domain", name },
      actions: [acknowledge, { do: "open_virustotal", name }],
    },
  ];
}

const domainOf = ({ id, name, typed }: Alert): NoticeDomain => ({ alert: id, name, typed });

function worstFirst(flags: readonly Flag[]): string[] {
  const { malicious = [], suspicious = [] } = Object.groupBy(flags, ({ category }) => category);
  return [...malicious, ...suspicious].map(({ engine }) => engine);
}

/**
 * The notice that a problem is worth; null: none (yet). Without a key there was never a watch to miss, and a spent
 * quota is what the watch lives with.
 */
const worth: Record<
  Problem["kind"],
  (problem: Problem, input: NoticesInput) => Pick<Notice, "text" | "click"> | null
> = {
  no_key: () => null,
  key_dead: () => ({ text: { says: "key_dead" }, click: { do: "open_settings" } }),
  quota_spent: () => null,
  offline: (_, { failing }) =>
    failing !== null && failing.last - failing.first >= failingFor
      ? {
          text: { says: "failing", days: Math.floor((failing.last - failing.first) / day) },
          click: { do: "open_activity" },
        }
      : null,
  store: ({ since }, { now }) =>
    now - since >= storeFor ? { text: { says: "store" }, click: { do: "open_settings" } } : null,
};

function problems(input: NoticesInput): Notice[] {
  const { problem, practice } = input;
  const notice = problem === null ? null : worth[problem.kind](problem, input);
  if (notice === null) return [];
  return [{ id: idOf(practice, notice.text.says), practice, ...notice, actions: [] }];
}

/** Whether what a notice says still holds, at least for one of its domains. */
function stillTrue({ id, text }: Notice, { alerts }: NoticesInput, wanted: readonly Notice[]): boolean {
  const open = ({ alert: about }: NoticeDomain) =>
    alerts.some((alert) => {
      const { acknowledgedAt, watched } = alert;
      return alert.id === about && acknowledgedAt === null && watched && !isOver(alert);
    });
  switch (text.says) {
    case "malicious":
      return open(text.domain);
    case "several":
      return text.domains.some(open);
    case "key_dead":
    case "store":
    case "failing":
      return wanted.some((each) => each.id === id);
  }
}
