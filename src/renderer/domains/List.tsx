import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useDeeds } from "../parts/use-deeds.tsx";
import { orpc } from "../rpc.ts";
import { useAct } from "../shell/acts.ts";
import { BulkBar } from "./BulkBar.tsx";
import { arrangementFor } from "./columns.ts";
import { Empty, Failed, NothingMatches } from "./Empty.tsx";
import styles from "./list.module.css";
import { pageQuery } from "./pages.ts";
import { Summary } from "./Summary.tsx";
import { Table } from "./Table.tsx";
import { Tools } from "./Tools.tsx";
import { useChosenKeys } from "./use-chosen-keys.ts";
import { useFoundSaid } from "./use-found-said.ts";
import { useRows } from "./use-rows.ts";
import { useSelecting } from "./use-selecting.ts";
import { useView } from "./use-view.ts";
import { useWidth } from "./use-width.ts";
import { narrows, type View } from "./view.ts";

/** The watched list: how the whole of it stands, what narrows it, and its rows. */
export function List({ open }: { open: string | null }) {
  const queries = useQueryClient();
  // Asked for at once, and drawn while the answer is on its way: a keystroke should not wait for both in turn.
  const { view, ways } = useView((next) => queries.prefetchQuery(pageQuery(next, 0)));
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const arrangement = arrangementFor(useWidth(scroller));
  const [pages, onPages] = usePages(view);
  const { rows, error, again } = useRows(view, pages);
  const { data: estate } = useQuery(orpc.domains.estate.queryOptions());
  const selecting = useSelecting(rows);
  const deeds = useDeeds(selecting.drop);
  useChosenKeys({ rows, selecting, deeds, open });
  useFoundSaid(rows, estate);

  useAct("close", () => {
    if (open !== null) ways.open(null);
    else if (selecting.count > 0) selecting.clear();
    else if (narrows(view.filter)) ways.clear();
  });

  const nobody = rows !== null && rows.total === 0;
  const empty = nobody && !narrows(rows.view.filter);
  return (
    <div ref={setScroller} className={styles.list}>
      <Summary estate={estate} standings={view.filter.standings} onFilter={ways.filter} />
      {!empty && (
        <Tools
          view={view}
          ways={ways}
          estate={estate}
          found={rows?.total ?? null}
          arrangement={arrangement}
        />
      )}
      {error !== null && rows === null && <Failed error={error} onAgain={again} />}
      {empty && <Empty />}
      {nobody && !empty && <NothingMatches search={rows.view.filter.search} onClear={ways.clear} />}
      {!nobody && (error === null || rows !== null) && (
        <Table
          rows={rows}
          arrangement={arrangement}
          sort={view.sort}
          onSort={ways.sort}
          open={open}
          onOpen={ways.open}
          selecting={selecting}
          onFollow={ways.follow}
          scroller={scroller}
          onPages={onPages}
        />
      )}
      <BulkBar selecting={selecting} deeds={deeds} rows={rows} />
    </div>
  );
}

/** Which pages of a view are looked at. Another view begins at its first. */
function usePages(view: View) {
  const [looked, setLooked] = useState({ view, first: 0, last: 0 });
  const pages = looked.view === view ? looked : { view, first: 0, last: 0 };
  const onPages = useCallback(
    (of: View, first: number, last: number) =>
      setLooked((now) =>
        now.view === of && now.first === first && now.last === last ? now : { view: of, first, last },
      ),
    [],
  );
  return [pages, onPages] as const;
}
