import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./tools.module.css";

export interface Choice<T extends string> {
  readonly value: T;
  readonly text: ReactNode;
  /** How many there are of it, as it is shown; null where nobody counts. */
  readonly shown: string | null;
}

/** A filter of several values, each in or out. Its button says how many are in. */
export function FilterMenu<T extends string>({
  label,
  choices,
  chosen,
  onToggle,
}: {
  label: string;
  choices: readonly Choice<T>[];
  chosen: readonly T[];
  onToggle: (value: T) => void;
}) {
  return (
    <Menu
      shadow="md"
      position="bottom-start"
      width={230}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          className={styles.tool ?? ""}
          data-on={chosen.length > 0 || undefined}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {label}
          {chosen.length > 0 && <span className={styles.chosen}>{chosen.length}</span>}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.choices ?? ""}>
        {choices.map(({ value, text, shown }) => (
          <Menu.CheckboxItem
            key={value}
            checked={chosen.includes(value)}
            onChange={() => onToggle(value)}
            rightSection={shown === null ? undefined : <span className={styles.count}>{shown}</span>}
          >
            {text}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
