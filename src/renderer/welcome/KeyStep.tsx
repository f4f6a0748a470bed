import { Anchor } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { KeyState } from "../../shared/contract/key.ts";
import { type Kept, KeptKey } from "../settings/Kept.tsx";
import { KeyForm } from "../settings/KeyForm.tsx";
import { joinPage, termsPage } from "../settings/links.ts";
import styles from "./welcome.module.css";

/** What a key is, what its terms forbid, and the field for it; or what there is already. */
export function KeyStep({ state: { source, accepted } }: { state: KeyState }) {
  const { t } = useTranslation("welcome");
  const [kept, setKept] = useState<Kept | null>(null);
  if (source === "practice") return <p className={styles.about}>{t("key.practice")}</p>;
  return (
    <>
      {source === "none" && (
        <p className={styles.about}>
          {t("key.what")}{" "}
          <Anchor underline="always" href={joinPage} target="_blank" rel="noreferrer noopener">
            {t("key.join")}
          </Anchor>
        </p>
      )}
      {source === "environment" && <p className={styles.about}>{t("key.environment")}</p>}
      {source === "stored" && (
        <p className={styles.about}>
          {t(accepted === false ? "key.refused" : "key.stored")}{" "}
          <Anchor underline="always" component={Link} href="/settings#key">
            {t("key.change")}
          </Anchor>
        </p>
      )}
      <ul className={styles.terms}>
        <li>
          {t("key.terms")}{" "}
          <Anchor underline="always" href={termsPage} target="_blank" rel="noreferrer noopener">
            {t("key.termsLink")}
          </Anchor>
        </li>
        <li>{t("key.public")}</li>
      </ul>
      {(source === "none" || source === "lost") && <KeyForm onKept={setKept} />}
      {source === "stored" && kept !== null && <KeptKey kept={kept} />}
    </>
  );
}
