import { useTranslation } from "react-i18next";
import type { Updates } from "../../shared/contract/host.ts";
import { useFormat } from "../format.ts";

/** How it stands with updates, in words. */
export function useUpdateText(): (updates: Exclude<Updates, { state: "impossible" }>) => string {
  const { t } = useTranslation("settings");
  const format = useFormat();
  return ({ state, version, fault, lookedAt, nextAt, password }) => {
    const at = lookedAt === null ? "" : format.moment(lookedAt);
    const next = nextAt === null ? "" : format.moment(nextAt);
    const name = version ?? "";
    switch (state) {
      case "off":
        return "";
      case "waiting":
        return t("computer.updates.state.waiting", { next });
      case "looking":
        return t("computer.updates.state.looking");
      case "up_to_date":
        return t("computer.updates.state.upToDate", { at });
      case "found":
        return t("computer.updates.state.found", { version: name });
      case "fetching":
        return t("computer.updates.state.fetching", { version: name });
      case "ready":
        return t(password ? "computer.updates.state.readyAsked" : "computer.updates.state.ready", {
          version: name,
        });
      case "failed":
        return t("computer.updates.state.failed", {
          why: t(`computer.updates.fault.${fault ?? "other"}`, { version: name }),
          next,
        });
    }
  };
}
