import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import styles from "./domain.module.css";
import { TextButton } from "./TextButton.tsx";

/** A list that shows its first `most` items; the rest on demand, `step` at a time. */
export function Capped<Item>({
  items,
  most = 10,
  step = 300,
  className = styles.list,
  below = null,
  children,
}: {
  items: readonly Item[];
  most?: number;
  step?: number;
  className?: string | undefined;
  /** What follows when all of them are shown. */
  below?: ReactNode;
  children: (item: Item) => ReactNode;
}) {
  const { t } = useTranslation("domain");
  const format = useFormat();
  const [shown, setShown] = useState(most);
  const rest = items.length - shown;
  return (
    <>
      <ul className={className}>{items.slice(0, shown).map(children)}</ul>
      {rest > 0 ? (
        <TextButton onClick={() => setShown(shown + step)}>
          {t("more", { count: rest, shown: format.number(rest) })}
        </TextButton>
      ) : (
        below
      )}
    </>
  );
}
