import { useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./partLinks.module.css";
import { type Part, parts } from "./parts.ts";
import { TextButton } from "./TextButton.tsx";
import { useReport } from "./use-evidence.ts";

/** The ways to the parts below: a domain with much history is several screens long. */
export function PartLinks({ name }: { name: string }) {
  const { t } = useTranslation("domain");
  const nav = useRef<HTMLElement>(null);
  const { data: report } = useReport(name);
  // What VirusTotal does not know has neither engines nor context.
  const missing: readonly Part[] = report?.verdict === "unknown" ? ["engines", "context"] : [];
  const go = (part: Part) => {
    const heading = nav.current?.parentElement?.querySelector<HTMLElement>(`[data-part="${part}"]`);
    heading?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  };
  return (
    <nav ref={nav} className={styles.links} aria-label={t("parts")}>
      {parts
        .filter((part) => !missing.includes(part))
        .map((part) => (
          <TextButton key={part} onClick={() => go(part)}>
            {t(`${part}.title`)}
          </TextButton>
        ))}
    </nav>
  );
}
