import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { orpc } from "../rpc.ts";
import { termsPage, virusTotalPage } from "./links.ts";
import { Section } from "./Section.tsx";
import styles from "./settings.module.css";

export function AboutSection() {
  const { t } = useTranslation("settings");
  const { data } = useQuery(orpc.data.about.queryOptions());
  return (
    <Section id="about" title={t("about.title")}>
      <dl className={styles.figures}>
        <dt>{t("about.version")}</dt>
        <dd>Banken {data?.version}</dd>
        <dt>{t("about.runtime")}</dt>
        <dd>{data?.runtime}</dd>
        <dt>{t("about.licence")}</dt>
        <dd>MIT</dd>
      </dl>
      <p className={styles.about}>{t("about.notTheirs")}</p>
      <ul className={styles.links}>
        <li>
          <Anchor underline="always" href={virusTotalPage} target="_blank" rel="noreferrer noopener">
            {t("about.virusTotal")}
          </Anchor>
        </li>
        <li>
          <Anchor underline="always" href={termsPage} target="_blank" rel="noreferrer noopener">
            {t("about.terms")}
          </Anchor>
        </li>
        <li>
          <Anchor underline="always" component={Link} href="/welcome">
            {t("about.welcome")}
          </Anchor>
        </li>
      </ul>
    </Section>
  );
}
