import type { DomainRow } from "../../shared/contract/domains.ts";
import styles from "./domain.module.css";
import { Note } from "./Note.tsx";
import { Tags } from "./Tags.tsx";

/** What a person wrote to the domain. */
export function Marks({ row }: { row: DomainRow }) {
  return (
    <div className={styles.marks}>
      <Tags name={row.name} tags={row.tags} />
      <Note name={row.name} note={row.note} />
    </div>
  );
}
