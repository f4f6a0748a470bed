import type { ComponentProps } from "react";
import styles from "./textButton.module.css";

/** A button that looks like a word of the text, for what is done in passing. */
export function TextButton(
  props: Omit<ComponentProps<"button">, "className" | "type"> & { submit?: boolean },
) {
  const { submit = false, ...rest } = props;
  return <button {...rest} type={submit ? "submit" : "button"} className={styles.button} />;
}
