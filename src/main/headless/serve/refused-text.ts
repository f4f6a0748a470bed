import type { TFunction } from "i18next";
import type { Refused } from "./doors.ts";
import { inEach } from "./pages.ts";

const sentences = inEach(
  (t: TFunction<"serve">) => (because: Refused, origin: string) => `${t(`refused.${because}`, { origin })}\n`,
);

/**
 * What is said at the door to who is no window of ours: what is wrong with the request and what to do, never what is
 * inside. One line a language, since nobody knows theirs.
 * @param origin under which the window is reached
 */
export function refusedText(because: Refused, origin: string): string {
  return sentences.map((sentence) => sentence(because, origin)).join("");
}
