import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { DomainFilter, Estate } from "../../shared/contract/domains.ts";
import { useFormat } from "../format.ts";
import { openAdd } from "../shell/over.ts";
import type { Arrangement } from "./columns.ts";
import { Filters } from "./Filters.tsx";
import { SearchBox } from "./SearchBox.tsx";
import styles from "./tools.module.css";
import type { Ways } from "./use-view.ts";
import { narrows, type View } from "./view.ts";

/** What narrows the list, and what adds to it. It stays at the top while the list scrolls. */
export function Tools({
  view: { filter, sort },
  ways,
  estate,
  found,
  arrangement,
}: {
  view: View;
  ways: Ways;
  estate: Estate | undefined;
  found: number | null;
  arrangement: Arrangement;
}) {
  return (
    <div className={styles.tools} data-sticky>
      <SearchBox search={filter.search} ways={ways} />
      <Add />
      <Filters
        standings={filter.standings}
        tags={filter.tags}
        freshness={filter.freshness}
        needsLook={filter.needsLook}
        sort={sort}
        ways={ways}
        estate={estate}
        columns={arrangement.columns}
      />
      <Left filter={filter} found={found} total={estate?.total ?? null} ways={ways} />
    </div>
  );
}

const Add = memo(function Add() {
  const { t } = useTranslation("domains");
  return (
    <Button size="compact-md" className={styles.add ?? ""} title={t("add")} onClick={() => openAdd()}>
      <IconPlus size={16} aria-hidden="true" />
      <span className={styles.addText}>{t("add")}</span>
    </Button>
  );
});

/** How many a filter leaves, and the way back to all of them; where it leaves none, that stands in the list's place. */
function Left({
  filter,
  found,
  total,
  ways,
}: {
  filter: DomainFilter;
  found: number | null;
  total: number | null;
  ways: Ways;
}) {
  const { t } = useTranslation("domains");
  const format = useFormat();
  if (!narrows(filter)) return null;
  return (
    <div className={styles.left}>
      {found !== null &&
        total !== null &&
        t("found", { shown: format.number(found), total: format.number(total) })}
      {found !== 0 && (
        <button type="button" className={styles.clearAll} onClick={ways.clear}>
          {t("clearFilters")}
        </button>
      )}
    </div>
  );
}
