import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLocation, useSearchParams } from "wouter";
import { type Shown, useAlertPages } from "../parts/alert-pages.ts";
import { Loaded } from "../parts/Loaded.tsx";
import place from "../parts/place.module.css";
import { AlertList } from "./AlertList.tsx";
import styles from "./alerts.module.css";

/** What happened since somebody last looked, to acknowledge one or all. Which are shown is in the address. */
export function Alerts() {
  const { t } = useTranslation("alerts");
  const [said] = useSearchParams();
  const [, navigate] = useLocation();
  const shown: Shown = said.get("show") === "all" ? "all" : "open";
  const query = useAlertPages(shown);
  return (
    <div className={`${place.page} ${styles.page}`}>
      <Loaded query={query}>
        {(pages) => (
          <AlertList
            key={shown}
            shown={shown}
            pages={pages}
            more={query}
            filter={
              <SegmentedControl
                size="xs"
                aria-label={t("filter.label")}
                value={shown}
                onChange={(value) => navigate(value === "all" ? "/alerts?show=all" : "/alerts")}
                data={[
                  { value: "open", label: t("filter.open") },
                  { value: "all", label: t("filter.all") },
                ]}
              />
            }
          />
        )}
      </Loaded>
    </div>
  );
}
