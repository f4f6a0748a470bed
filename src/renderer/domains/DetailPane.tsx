import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Broken } from "../shell/Broken.tsx";
import { Waiting } from "../shell/Waiting.tsx";
import styles from "./domains.module.css";

const DomainDetail = lazy(() =>
  import("../domain/DomainDetail.tsx").then(({ DomainDetail }) => ({ default: DomainDetail })),
);

/** The open domain: beside the list, or over it where there is no room. The focus comes to it. */
export function DetailPane({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation("domains");
  const pane = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another domain is another pane to whoever reads it
  useEffect(() => pane.current?.focus({ preventScroll: true }), [name]);
  return (
    <section ref={pane} className={styles.pane} tabIndex={-1} aria-label={t("pane", { name })}>
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
