import type { Banken } from "../../app/banken.ts";
import { systemClock } from "../../app/system-clock.ts";
import type { Reached } from "../../virustotal/reach.ts";
import { spentUntil } from "../../watch/hindrance.ts";
import { leftIn } from "../../watch/quota.ts";
import { quotaLeft } from "../terminal/quota-text.ts";
import { reasonText } from "../terminal/verdict-text.ts";
import type { Finding } from "./finding.ts";

/** A clock that is wrong by more than this has days and months begin at another time than VirusTotal's, in ms. */
const mostWrong = 60_000;

export function judgeNetwork(reached: Reached): Finding {
  switch (reached.kind) {
    case "virustotal":
      return {
        subject: "network",
        state: "good",
        detail: null,
        told: ({ t }) => t("doctor:network.good"),
        todo: null,
      };
    case "somebody":
      return {
        subject: "network",
        state: "bad",
        detail: String(reached.status),
        told: ({ t }) => t("doctor:network.somebody", { status: reached.status }),
        todo: ({ t }) => t("doctor:network.signIn"),
      };
    case "fault":
      return {
        subject: "network",
        state: "bad",
        detail: reached.detail,
        told: (words) =>
          words.t("doctor:network.fault", { reason: reasonText(reached.reason, reached.detail, words) }),
        todo: ({ t }) => t("doctor:network.connect"),
      };
  }
}

/** @param now what this machine's clock says, in ms UTC, when the answer came */
export function judgeClock(reached: Reached, now: number): Finding | null {
  if (reached.kind !== "virustotal" || reached.date === null) return null;
  const off = now - reached.date;
  if (Math.abs(off) <= mostWrong)
    return {
      subject: "clock",
      state: "good",
      detail: null,
      told: ({ t }) => t("doctor:clock.good"),
      todo: null,
    };
  return {
    subject: "clock",
    state: "odd",
    detail: `${Math.round(off / 1_000)} s`,
    told: ({ t, wait }) =>
      t(off > 0 ? "doctor:clock.ahead" : "doctor:clock.behind", { by: wait(Math.abs(off)) }),
    todo: ({ t }) => t("doctor:clock.set"),
  };
}

const keyStates = { read: "good", unauthorized: "bad", no_answer: "odd" } as const;

/** @param key null where there is none */
export async function lookAtKey(banken: Banken, key: string | null, signal: AbortSignal): Promise<Finding> {
  if (key === null)
    return {
      subject: "key",
      state: "bad",
      detail: "none",
      told: ({ t }) => t("doctor:key.none"),
      todo: ({ t }) => t("doctor:key.set"),
    };
  const came = await banken.testKey(key, signal);
  return {
    subject: "key",
    state: keyStates[came],
    detail: came === "read" ? null : came,
    told: ({ t }) => t(`doctor:key.${came}`),
    todo: came === "unauthorized" ? ({ t }) => t("doctor:key.set") : null,
  };
}

export function lookAtQuota(banken: Banken, key: string | null): Finding {
  const quota = banken.quotaNow(key);
  const now = systemClock.now();
  const spent = spentUntil(quota);
  return {
    subject: "quota",
    state: spent === null ? "good" : "odd",
    detail: quota.windows.map((window) => leftIn(window)).join(" "),
    told: (words) => words.t("doctor:quota.left", { left: quotaLeft(quota.windows, words) }),
    todo: spent === null ? null : ({ t, moment }) => t("doctor:quota.spent", { at: moment(spent, now) }),
  };
}
