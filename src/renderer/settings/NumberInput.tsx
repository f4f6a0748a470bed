import { TextInput, type TextInputProps } from "@mantine/core";
import styles from "./settings.module.css";

interface NumberInputProps extends Pick<TextInputProps, "label" | "description" | "placeholder" | "error"> {
  readonly value: string;
  readonly invalid?: boolean;
  readonly onText: (text: string) => void;
  /** The field was left, or Enter was pressed in it (not the Enter that ends a kanji). */
  readonly onDone?: () => void;
}

/** Where a whole number is typed, as text: what it comes to, `readNumber` says. */
export function NumberInput({ invalid = false, onText, onDone = () => {}, ...field }: NumberInputProps) {
  return (
    <TextInput
      {...field}
      inputMode="numeric"
      autoComplete="off"
      classNames={{ input: styles.number ?? "" }}
      onChange={(event) => onText(event.currentTarget.value)}
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) onDone();
      }}
      {...(invalid && { "aria-invalid": true })}
    />
  );
}
