import { DetailPane } from "./DetailPane.tsx";
import styles from "./domains.module.css";
import { List } from "./List.tsx";
import { useView } from "./use-view.ts";

/** The list of domains, and the one that is open beside it. */
export function Domains({ open }: { open: string | null }) {
  const { ways } = useView();
  return (
    <div className={styles.domains} data-open={open !== null || undefined}>
      <List open={open} />
      {open !== null && <DetailPane name={open} onClose={() => ways.open(null)} />}
    </div>
  );
}
