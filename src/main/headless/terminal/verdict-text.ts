import type { styleText } from "node:util";
import {
  type Check,
  type FailureReason,
  type Reason,
  type Verdict,
  verdicts,
} from "../../../shared/verdict.ts";
import { isCertificateFault } from "../../virustotal/faults.ts";
import { clean, padded, widest } from "./columns.ts";
import type { Terminal } from "./screen.ts";
import type { Words } from "./words.ts";

type Style = Parameters<typeof styleText>[0];

/** How each verdict is coloured. The word always stands beside it: colour never stands alone. */
export const verdictStyle: Record<Verdict, Style> = {
  malicious: ["bold", "red"],
  suspicious: ["bold", "yellow"],
  clean: "green",
  unrated: "cyan",
  unknown: "blue",
  failed: "magenta",
};

/** A verdict's word at the beginning of a line, filled up so that what follows makes a column; null: there is none. */
export function verdictColumn(verdict: Verdict | null, { screen, words }: Terminal, width = 0): string {
  const { t } = words;
  const word = verdict === null ? t("terminal:verdict.none") : t(`common:verdict.${verdict}`);
  const column = padded(word, Math.max(width, widthOfWords(words)));
  return verdict === null ? column : screen.style(verdictStyle[verdict], column);
}

const widths = new WeakMap<Words, number>();

/** The columns of a language's widest verdict, worked out once: every line of a pass asks for them. */
function widthOfWords(words: Words): number {
  const known = widths.get(words);
  if (known !== undefined) return known;
  const width = widest(verdicts.map((each) => words.t(`common:verdict.${each}`)));
  widths.set(words, width);
  return width;
}

/** The reason of a check in words, with the fault behind it where there is one. */
export function reasonText(reason: Reason, detail: string | null, { t }: Words): string {
  if (detail === null) return t(`common:reason.${reason}`);
  if (isCertificateFault(detail)) return t("terminal:reason.intercepted", { detail: clean(detail) });
  return t("terminal:reason.detailed", { reason: t(`common:reason.${reason}`), detail: clean(detail) });
}

export function isFailure(check: Check): check is Check & { readonly reason: FailureReason } {
  return check.verdict === "failed";
}
