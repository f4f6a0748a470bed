import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import styles from "./help.module.css";
import { type ShortcutId, shortcuts } from "./shortcuts.ts";

const apple = /mac|iphone|ipad/i.test(navigator.platform);

/** How a key is written on it. What is not here is written as it is. */
const caps: Readonly<Record<string, string>> = {
  mod: apple ? "⌘" : "Ctrl",
  shift: apple ? "⇧" : "Shift",
  ArrowDown: "↓",
  ArrowUp: "↑",
  PageDown: "PgDn",
  PageUp: "PgUp",
  Escape: "Esc",
};

/** A shortcut's keys, each in its cap; every way to press it. */
export function Keys({ id }: { id: ShortcutId }) {
  const { t } = useTranslation("shell");
  return (
    <span className={styles.keys}>
      {shortcuts[id].keys.map((way, index) => (
        <Fragment key={way}>
          {index > 0 && <span className={styles.or}>{t("help.or")}</span>}
          {way.split(/[ +]/).map((key) => (
            <kbd key={key} className={styles.key}>
              {caps[key] ?? (key.length === 1 && way.includes("+") ? key.toUpperCase() : key)}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
