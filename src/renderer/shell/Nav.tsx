import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { QuotaMeters } from "../activity/QuotaMeters.tsx";
import { useFormat } from "../format.ts";
import { orpc } from "../rpc.ts";
import { Dog } from "./Dog.tsx";
import styles from "./nav.module.css";

const places = ["domains", "alerts", "activity", "settings"] as const;

/** The way between the places, with what matters of each beside its name. */
export function Nav() {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const [location] = useLocation();
  const { data: estate } = useQuery(orpc.domains.estate.queryOptions());
  const bad = (estate?.counts.malicious ?? 0) > 0;
  const beside: Partial<Record<(typeof places)[number], number>> = {
    domains: estate?.total ?? 0,
    alerts: estate?.openAlerts ?? 0,
  };

  return (
    <nav className={styles.nav} aria-label={t("places")}>
      <div className={styles.name}>
        <Dog alarmed={bad} />
        <div className={styles.words}>
          <strong>Banken</strong>
          <span className={styles.dim}>
            {estate === undefined
              ? " "
              : t("watching", { count: estate.total, shown: format.number(estate.total) })}
          </span>
        </div>
      </div>
      <ul className={styles.places}>
        {places.map((place) => {
          const here = location === `/${place}` || location.startsWith(`/${place}/`);
          const number = beside[place] ?? 0;
          return (
            <li key={place}>
              <Link
                href={`/${place}`}
                className={styles.place}
                data-here={here || undefined}
                aria-current={here ? "page" : undefined}
              >
                <span>{t(`place.${place}`)}</span>
                {number > 0 && (
                  <span className={styles.number} data-alarm={place === "alerts" || undefined}>
                    {format.number(number)}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
      <div className={styles.below}>
        <QuotaMeters />
      </div>
    </nav>
  );
}
