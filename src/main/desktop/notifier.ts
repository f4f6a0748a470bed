import { Notification } from "electron";
import type { DesktopWords } from "../app/desktop-words.ts";
import { noticeActionText, noticeText } from "../app/notice-text.ts";
import type { Notice, NoticeAct } from "../watch/notices.ts";
import type { NoticesHealth } from "./notices-health.ts";

/** Native notifications, one for each notice. */
export interface Notifier {
  show(notices: readonly Notice[], words: DesktopWords): void;
  /** Takes back what is not true any more. */
  withdraw(ids: readonly string[]): void;
  /** Takes all back: another world's, or at the end. */
  clear(): void;
}

/**
 * @param act hears of what a person chose: a click on the notice, or one of its buttons, where the platform has them
 * @param health hears what became of each
 */
export function createNotifier(
  act: (act: NoticeAct) => void,
  health: Pick<NoticesHealth, "shown" | "failed">,
): Notifier {
  // Kept until it closes: a notification that is collected as garbage hears no click
  // (https://www.electronjs.org/docs/latest/api/notification).
  const shown = new Map<string, Notification>();

  function showOne(notice: Notice, words: DesktopWords): void {
    const buttons = notice.actions.flatMap((each) => {
      const text = noticeActionText(each, words);
      return text === null ? [] : [{ act: each, text }];
    });
    const notification = new Notification({
      ...noticeText(notice, words),
      actions: buttons.map(({ text }) => ({ type: "button", text })),
    });
    const gone = () => {
      if (shown.get(notice.id) === notification) shown.delete(notice.id);
    };
    notification.on("click", () => act(notice.click));
    notification.on("action", ({ actionIndex }) => {
      const chosen = buttons[actionIndex];
      if (chosen !== undefined) act(chosen.act);
    });
    notification.on("show", health.shown);
    // Windows says so too when it moves one from the screen to its list, where it is clicked later (docs/api/notification.md,
    // "close").
    notification.on("close", ({ reason }) => {
      if (reason !== "timedOut") gone();
    });
    notification.on("failed", (_, why) => {
      gone();
      health.failed(why);
    });
    shown.get(notice.id)?.close();
    shown.set(notice.id, notification);
    notification.show();
  }

  function close(ids: Iterable<string>): void {
    for (const id of [...ids]) {
      const notification = shown.get(id);
      shown.delete(id);
      notification?.close();
    }
  }

  return {
    show(notices, words) {
      if (!Notification.isSupported()) return;
      for (const notice of notices) showOne(notice, words);
    },
    withdraw: close,
    clear: () => close(shown.keys()),
  };
}
