import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useFormat } from "../format.ts";
import { orpc } from "../rpc.ts";

const places = ["domains", "alerts", "activity", "settings"] as const;

/** The page's title: where one is, and how many domains are bad, for who has it in a tab behind others. */
export function useTitle(): void {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const [location] = useLocation();
  const { data: estate } = useQuery(orpc.domains.estate.queryOptions());
  const bad = estate?.counts.malicious ?? 0;
  const [, first, name] = location.split("/");
  const place = places.find((each) => each === first);
  const here = name !== undefined && name !== "" ? name : place === undefined ? null : t(`place.${place}`);
  const title = here === null ? "Banken" : t("title.place", { place: here });
  useEffect(() => {
    document.title = bad > 0 ? t("title.bad", { shown: format.number(bad), title }) : title;
  }, [bad, title, t, format]);
}
