import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Broken } from "../shell/Broken.tsx";
import { part } from "../shell/part.tsx";
import { Waiting } from "../shell/Waiting.tsx";
import styles from "./domains.module.css";

const DomainDetail = part(async () => (await import("../domain/DomainDetail.tsx")).DomainDetail);

/** The pane, for whoever goes to it. */
export const paneId = "domain";

/**
 * The open domain: beside the list, or over it where there is no room. The focus comes to it when it opens; while it
 * is open, whoever goes through the list stays there.
 */
export function DetailPane({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation("domains");
  const pane = useRef<HTMLElement>(null);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const another = shown.current !== null && shown.current !== name;
    shown.current = name;
    pane.current?.scrollTo({ top: 0 });
    if (another && document.activeElement?.closest('[data-keys="list"]')) return;
    pane.current?.focus({ preventScroll: true });
  }, [name]);
  return (
    <section ref={pane} id={paneId} className={styles.pane} tabIndex={-1} aria-label={t("pane", { name })}>
      <div className={styles.back}>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
          onClick={onClose}
        >
          {t("back")}
        </Button>
      </div>
      <Broken key={name}>
        <Suspense fallback={<Waiting />}>
          <DomainDetail name={name} onClose={onClose} />
        </Suspense>
      </Broken>
    </section>
  );
}
