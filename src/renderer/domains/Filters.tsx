import { Button } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { DomainFilter, DomainSort, Estate } from "../../shared/contract/domains.ts";
import { standings as everyStanding, freshnesses } from "../../shared/standing.ts";
import { useFormat } from "../format.ts";
import { VerdictIcon } from "../verdict/VerdictIcon.tsx";
import type { Column } from "./columns.ts";
import { FilterMenu } from "./FilterMenu.tsx";
import { SortMenu } from "./SortMenu.tsx";
import styles from "./tools.module.css";
import type { Ways } from "./use-view.ts";
import { toggled } from "./view.ts";

type Props = Omit<DomainFilter, "search"> & {
  readonly sort: DomainSort;
  readonly ways: Ways;
  readonly estate: Estate | undefined;
  readonly columns: readonly Column[];
};

/** The filters but for the search: these a keystroke does not touch. */
export const Filters = memo(function Filters(props: Props) {
  const { standings, tags, freshness, needsLook, sort, ways, estate, columns } = props;
  const { t } = useTranslation(["domains", "common"]);
  const format = useFormat();
  // A tag that no domain has any more can still be in the address: it has to be possible to take it out.
  const gone = tags.filter((tag) => estate?.tags.every((each) => each.tag !== tag));
  const every = [...(estate?.tags ?? []), ...gone.map((tag) => ({ tag, domains: 0 }))];
  return (
    <div className={styles.filters}>
      <Button
        variant="default"
        size="compact-md"
        className={styles.tool ?? ""}
        aria-pressed={needsLook}
        data-on={needsLook || undefined}
        title={t("domains:needsLook.means")}
        onClick={() => ways.filter({ needsLook: !needsLook })}
      >
        {t("domains:needsLook.word")}
      </Button>
      <FilterMenu
        label={t("domains:filter.verdict")}
        chosen={standings}
        choices={everyStanding.map((value) => ({
          value,
          text: (
            <span className={styles.standing} data-standing={value}>
              <VerdictIcon standing={value} size={11} />
              {t(`common:verdict.${value}`)}
            </span>
          ),
          shown: estate === undefined ? null : format.number(estate.counts[value]),
        }))}
        onToggle={(value) => ways.filter({ standings: toggled(standings, value) })}
      />
      {every.length > 0 && (
        <FilterMenu
          label={t("domains:filter.tag")}
          chosen={tags}
          choices={every.map(({ tag, domains }) => ({
            value: tag,
            text: tag,
            shown: format.number(domains),
          }))}
          onToggle={(tag) => ways.filter({ tags: toggled(tags, tag) })}
        />
      )}
      <FilterMenu
        label={t("domains:filter.evidence")}
        chosen={freshness}
        choices={freshnesses.map((value) => ({ value, text: t(`domains:freshness.${value}`), shown: null }))}
        onToggle={(value) => ways.filter({ freshness: toggled(freshness, value) })}
      />
      <SortMenu sort={sort} onSort={ways.sort} columns={columns} />
    </div>
  );
});
