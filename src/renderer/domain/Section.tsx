import { type ReactNode, useId } from "react";
import styles from "./domain.module.css";
import type { Part } from "./parts.ts";

/** A part of what is known of a domain, under its name; `beside` stands small at the right of it. */
export function Section({
  part,
  title,
  beside,
  children,
}: {
  /** The part that the links at the head go to it as. */
  part?: Part;
  title: string;
  beside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h3 id={id} tabIndex={part === undefined ? undefined : -1} data-part={part}>
          {title}
        </h3>
        {beside !== undefined && <div className={styles.beside}>{beside}</div>}
      </div>
      {children}
    </section>
  );
}
