import { Notification } from "electron";
import type { TestedNotification } from "../../shared/contract/host.ts";
import type { NoticeText } from "../app/notice-text.ts";
import type { Clock } from "../watch/clock.ts";

/** So long (ms) a system has to say what became of a notification. */
const patience = 5_000;

/** Those on the screen: what is collected as garbage is taken away, and hears nothing. */
const kept = new Set<Notification>();

/** Shows one notification that nobody has to answer, and says what came of it. */
export async function showOnce(text: NoticeText, clock: Clock): Promise<TestedNotification> {
  if (!Notification.isSupported()) return { result: "unsupported", detail: null };
  const notification = new Notification({ ...text });
  kept.add(notification);
  const gone = () => void kept.delete(notification);
  notification.on("close", gone);
  const heard = new AbortController();
  const came = new Promise<TestedNotification>((resolve) => {
    notification.on("show", () => resolve({ result: "shown", detail: null }));
    notification.on("failed", (_event, detail) => {
      gone();
      resolve({ result: "failed", detail });
    });
    void clock
      .sleep(patience, heard.signal)
      .then(() => resolve({ result: "silent", detail: null }))
      .catch(() => {});
  });
  notification.show();
  const told = await came;
  heard.abort(heard);
  return told;
}
