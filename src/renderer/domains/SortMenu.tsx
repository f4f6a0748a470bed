import { Button, Menu } from "@mantine/core";
import { IconArrowsSort } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { DomainSort } from "../../shared/contract/domains.ts";
import { ariaSort, type Column, sortable } from "./columns.ts";
import styles from "./tools.module.css";
import { pressed } from "./view.ts";

/** Every order the list can have, where there is no room for every column. */
export function SortMenu({
  sort,
  onSort,
  columns,
}: {
  sort: DomainSort;
  onSort: (sort: DomainSort) => void;
  columns: readonly Column[];
}) {
  const { t } = useTranslation("domains");
  if (sortable.every((column) => columns.includes(column))) return null;
  const arrow = ariaSort(sort, sort.by) === "ascending" ? "↑" : "↓";
  return (
    <Menu
      shadow="md"
      position="bottom-start"
      width={210}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      closeOnItemClick={false}
    >
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          className={styles.tool ?? ""}
          aria-label={t("sort.label", { column: t(`column.${sort.by}`) })}
        >
          <IconArrowsSort size={14} aria-hidden="true" />
          <span className={styles.sortText}>
            {t(`column.${sort.by}`)} {arrow}
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {sortable.map((column) => (
          <Menu.RadioItem
            key={column}
            value={column}
            checked={sort.by === column}
            onChange={() => onSort(pressed(sort, column))}
            onClick={() => sort.by === column && onSort(pressed(sort, column))}
            rightSection={sort.by === column ? arrow : undefined}
          >
            {t(`column.${column}`)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
