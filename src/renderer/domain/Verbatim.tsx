import styles from "./verbatim.module.css";

/** Text from outside, letter for letter, in a box that scrolls, from the keyboard too. */
export function Verbatim({ label, text, wrap }: { label: string; text: string; wrap: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus to do so from the keyboard
    <section className={styles.verbatim} aria-label={label} tabIndex={0} data-wrap={wrap || undefined}>
      <pre>{text}</pre>
    </section>
  );
}
