import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { orpc } from "../rpc.ts";

/** VirusTotal's own page of the domain (CONTRACT.md §5); practice's domains have none. */
export function OtherPage({ name }: { name: string }) {
  const { t } = useTranslation("domain");
  const { data: watch } = useQuery(orpc.watch.state.queryOptions());
  if (watch === undefined || watch.practice) return null;
  return (
    <a
      href={`https://www.virustotal.com/gui/domain/${encodeURIComponent(name)}`}
      target="_blank"
      rel="noreferrer noopener"
    >
      VirusTotal <span aria-hidden="true">↗</span>
      <span className="visually-hidden">{t("action.newTab")}</span>
    </a>
  );
}
