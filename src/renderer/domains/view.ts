import type { DomainFilter, DomainSort, Freshness, Standing } from "../../shared/contract/domains.ts";
import { longestSearch, mostTagsInFilter } from "../../shared/ranges.ts";
import { freshnesses, standings } from "../../shared/standing.ts";
import { isTag } from "../parts/tags.ts";
import { firstDescending, sortable } from "./columns.ts";

/** What the list shows, and in which order. All of it is in the address, so that a link comes back to it. */
export interface View {
  readonly filter: DomainFilter;
  readonly sort: DomainSort;
}

export const noFilter: DomainFilter = {
  search: "",
  standings: [],
  tags: [],
  freshness: [],
  needsLook: false,
};
export const firstSort: DomainSort = { by: "verdict", descending: false };

/**
 * Reads a view from an address.
 * @param query what follows the `?`; whatever it says that means nothing, or is more than can be asked, is passed over
 */
export function readView(query: string): View {
  const said = new URLSearchParams(query);
  const words = (name: string) => (said.get(name) ?? "").split(",");
  const [by, descending] = readSort(said.get("sort") ?? "");
  return {
    filter: {
      search: (said.get("q") ?? "").slice(0, longestSearch),
      standings: standings.filter((standing) => words("is").includes(standing)),
      tags: [...new Set(said.getAll("tag").filter(isTag))].slice(0, mostTagsInFilter),
      freshness: freshnesses.filter((freshness) => words("evidence").includes(freshness)),
      needsLook: said.has("look"),
    },
    sort: { by, descending },
  };
}

/** The address's query of a view, with its `?`; empty where the view is the first one. */
export function writeView({ filter, sort }: View): string {
  const said = new URLSearchParams();
  if (filter.search !== "") said.set("q", filter.search);
  if (filter.standings.length > 0) said.set("is", filter.standings.join(","));
  for (const tag of filter.tags) said.append("tag", tag);
  if (filter.freshness.length > 0) said.set("evidence", filter.freshness.join(","));
  if (filter.needsLook) said.set("look", "1");
  if (sort.by !== firstSort.by || sort.descending !== firstSort.descending)
    said.set("sort", `${sort.descending ? "-" : ""}${sort.by}`);
  const query = said.toString().replaceAll("%2C", ",");
  return query === "" ? "" : `?${query}`;
}

function readSort(said: string): [DomainSort["by"], boolean] {
  const descending = said.startsWith("-");
  const by = sortable.find((column) => column === said.slice(descending ? 1 : 0));
  return by === undefined ? [firstSort.by, firstSort.descending] : [by, descending];
}

/** Whether a filter leaves anything out. Spaces alone do not. */
export function narrows({ search, standings, tags, freshness, needsLook }: DomainFilter): boolean {
  return search.trim() !== "" || standings.length > 0 || tags.length > 0 || freshness.length > 0 || needsLook;
}

/** A standing or an age, put into a list of them or taken out; the list keeps its order. */
export function toggled<T extends Standing | Freshness | string>(list: readonly T[], each: T): T[] {
  return list.includes(each) ? list.filter((other) => other !== each) : [...list, each];
}

/** The order after a press on a column: its own first direction, then the other one. */
export function pressed(sort: DomainSort, by: DomainSort["by"]): DomainSort {
  return { by, descending: sort.by === by ? !sort.descending : firstDescending[by] };
}
