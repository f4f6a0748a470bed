import { type ReactNode, useId } from "react";
import styles from "./activity.module.css";

interface SectionProps {
  readonly title: string;
  /** Stands small beside the title. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, beside, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h2 id={id}>{title}</h2>
        {beside !== undefined && <span className={styles.beside}>{beside}</span>}
      </div>
      {children}
    </section>
  );
}
