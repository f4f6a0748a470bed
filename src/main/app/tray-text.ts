import type { TrayDoes, TrayStands, TrayTooltip } from "../watch/tray.ts";
import type { TraySays } from "../watch/tray-menu.ts";
import type { DesktopWords } from "./desktop-words.ts";

/** The tooltip as one sentence: `2 of 120 malicious; next check 14:20`. */
export function trayTooltipText({ practice, stands, does, now }: TrayTooltip, words: DesktopWords): string {
  const { t } = words;
  const sentence = t("tray:sentence", {
    stands: standsText(stands, now, words),
    does: doesText(does, now, words),
  });
  return practice ? t("tray:practice", { sentence }) : sentence;
}

function standsText(stands: TrayStands, now: number, { t, number, moment }: DesktopWords): string {
  switch (stands.says) {
    case "empty":
      return t("tray:stands.empty");
    case "malicious":
    case "suspicious":
    case "failed":
    case "waiting":
      return t(`tray:stands.${stands.says}`, { shown: number(stands.count), total: number(stands.total) });
    case "unseen":
      return t("tray:stands.unseen", { at: moment(stands.since, now) });
    case "stale":
      return t("tray:stands.stale", { count: stands.total, total: number(stands.total) });
    case "well":
      return t("tray:stands.well", { count: stands.total, total: number(stands.total) });
  }
}

function doesText(does: TrayDoes, now: number, { t, number, moment }: DesktopWords): string {
  switch (does.says) {
    case "no_key":
    case "key_dead":
    case "paused":
    case "soon":
    case "idle":
      return t(`tray:does.plain.${does.says}`);
    case "offline":
    case "store":
    case "quota_spent":
      return does.at === null
        ? t(`tray:does.plain.${does.says}`)
        : t(`tray:does.at.${does.says}`, { at: moment(does.at, now) });
    case "paused_until":
    case "next":
      return t(`tray:does.at.${does.says}`, { at: moment(does.at, now) });
    case "checking":
    case "stopping":
      return t(`tray:does.progress.${does.says}`, { done: number(does.done), total: number(does.total) });
  }
}

/** What an item of the menu says. */
export function trayItemText(text: TraySays, { t, number }: DesktopWords): string {
  switch (text.says) {
    case "domain": {
      const { typed: name, standing, against, engines } = text.domain;
      const verdict = t(`common:verdict.${standing}`);
      if (against === null || engines === null || against === 0)
        return t("tray:menu.domain", { name, verdict });
      return t("tray:menu.flagged", { name, verdict, against: number(against), engines: number(engines) });
    }
    case "more":
      return t("tray:menu.more", { count: text.count, shown: number(text.count) });
    case "checking":
    case "stopping":
      return t(`tray:menu.progress.${text.says}`, { done: number(text.done), total: number(text.total) });
    case "pause_for":
      return t(`tray:pauseFor.${text.pause}`);
    case "check":
    case "stop":
    case "pause":
    case "resume":
    case "open":
    case "settings":
    case "quit":
      return t(`tray:menu.plain.${text.says}`);
  }
}
