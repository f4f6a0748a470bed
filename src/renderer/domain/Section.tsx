import { type ReactNode, useId } from "react";
import styles from "./domain.module.css";

/** A part of what is known of a domain, under its name; `beside` stands small at the right of it. */
export function Section({
  title,
  beside,
  children,
}: {
  title: string;
  beside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h3 id={id}>{title}</h3>
        {beside !== undefined && <div className={styles.beside}>{beside}</div>}
      </div>
      {children}
    </section>
  );
}
