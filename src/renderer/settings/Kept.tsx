import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Quota } from "../../shared/contract/watch.ts";
import { useAllowanceText } from "./allowance-text.ts";
import styles from "./settings.module.css";

/** How a key came to be kept. */
export type Kept = { readonly tested: true; readonly quota: Quota | null } | { readonly tested: false };

/** Says that the key is kept and what it may do. It takes the focus from the field that has gone. */
export function KeptKey({ kept }: { kept: Kept }) {
  const { t } = useTranslation("settings");
  const allowanceText = useAllowanceText();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <p ref={said} tabIndex={-1} role="status" className={styles.kept}>
      {kept.tested ? t("key.kept") : t("key.keptUntested")}{" "}
      {kept.tested && kept.quota !== null && allowanceText(kept.quota)}
    </p>
  );
}
