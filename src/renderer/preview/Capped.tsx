import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import styles from "./preview.module.css";

/** So many at first, and so many more each time. */
const step = 20;

/** A list that shows its beginning, and more of it when asked. What the contract counted without listing is said. */
export function Capped<Item>({
  items,
  total,
  className,
  children,
}: {
  items: readonly Item[];
  /** How many there are, those that `items` leaves out included. */
  total: number;
  className?: string | undefined;
  children: (item: Item, index: number) => ReactNode;
}) {
  const { t } = useTranslation(["preview", "common"]);
  const format = useFormat();
  const [most, setMost] = useState(step);
  const beyond = total - items.length;
  return (
    <>
      <ul className={className}>{items.slice(0, most).map(children)}</ul>
      {items.length > most ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setMost(most + 5 * step)}>
          {t("common:action.more")}
        </Button>
      ) : (
        beyond > 0 && (
          <p className={styles.dim}>
            {t("preview:understood.beyond", { count: beyond, shown: format.number(beyond) })}
          </p>
        )
      )}
    </>
  );
}
