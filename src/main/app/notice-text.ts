import type { Notice, NoticeAct, NoticeSays } from "../watch/notices.ts";
import type { DesktopWords } from "./desktop-words.ts";

/** What a native notification says. */
export interface NoticeText {
  readonly title: string;
  readonly body: string;
}

/** More than these are not all told by name. */
const mostNames = 3;

export function noticeText({ text, practice }: Notice, words: DesktopWords): NoticeText {
  const { title, body } = textOf(text, words);
  return { title: practice ? words.t("notices:practice", { title }) : title, body };
}

function textOf(text: NoticeSays, words: DesktopWords): NoticeText {
  const { t, number } = words;
  switch (text.says) {
    case "malicious":
      return {
        title: t("notices:malicious.title", { name: text.domain.typed }),
        body: t("notices:malicious.engines", {
          count: text.engines,
          against: number(text.against),
          engines: number(text.engines),
          names: named(text.flagged, text.against, words),
        }),
      };
    case "several":
      return {
        title: t("notices:several.title", { shown: number(text.domains.length) }),
        body: named(
          text.domains.map(({ typed }) => typed),
          text.domains.length,
          words,
        ),
      };
    case "key_dead":
      return { title: t("notices:key_dead.title"), body: t("notices:key_dead.body") };
    case "store":
      return { title: t("notices:store.title"), body: t("notices:store.body") };
    case "failing":
      return {
        title: t("notices:failing.title"),
        body: t("notices:failing.body", { count: text.days, shown: number(text.days) }),
      };
  }
}

/** The first names, and how many more of `total` there are. */
function named(names: readonly string[], total: number, { t, list, number }: DesktopWords): string {
  const shown = total > mostNames ? names.slice(0, mostNames - 1) : names;
  const left = total - shown.length;
  return list(left > 0 ? [...shown, t("notices:more", { count: left, shown: number(left) })] : shown);
}

/** What a button says; null: the act has none, a click on the notice does it. */
export function noticeActionText(act: NoticeAct, { t }: DesktopWords): string | null {
  switch (act.do) {
    case "acknowledge":
      return t("notices:action.acknowledge");
    case "open_virustotal":
      return t("notices:action.virustotal");
    case "open_domain":
    case "open_alerts":
    case "open_settings":
    case "open_activity":
      return null;
  }
}
