import { replaceEqualDeep } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { useLocation, useSearch } from "wouter";
import type { DomainFilter, DomainSort } from "../../shared/contract/domains.ts";
import { ahead } from "./address.ts";
import { noFilter, readView, type View, writeView } from "./view.ts";

/** The ways to another view, the same for as long as the list is there. */
export interface Ways {
  /** Narrows or widens. Each step can be taken back with the browser's Back, but for those of typing. */
  readonly filter: (some: Partial<DomainFilter>, options?: { readonly typing: boolean }) => void;
  readonly sort: (sort: DomainSort) => void;
  readonly clear: () => void;
  /** Opens a domain beside the list, or closes it; the view stays. */
  readonly open: (name: string | null) => void;
  /** Opens a domain in the place of the one that is open, which Back does not come to again. */
  readonly follow: (name: string) => void;
}

let last = readView("");

/** What of a view is as it was before is the same object: a filter outlives a change of the order. */
function viewOf(query: string): View {
  last = replaceEqualDeep(last, readView(query));
  return last;
}

/**
 * The view that the address names, and the ways to another one.
 * @param onNext hears of the next view before anything is drawn for it; resolves when what it takes is there, or not to be had
 */
export function useView(onNext?: (view: View) => Promise<void>): {
  readonly view: View;
  readonly ways: Ways;
} {
  const said = useSearch();
  const typed = useSyncExternalStore(ahead.subscribe, ahead.query);
  const query = typed ?? said;
  const view = useMemo(() => viewOf(query), [query]);
  const [, navigate] = useLocation();
  const latest = useRef({ navigate, onNext });
  useEffect(() => {
    latest.current = { navigate, onNext };
  });

  const ways = useMemo((): Ways => {
    const go = (to: string, replace: boolean) => latest.current.navigate(to, { replace });
    /** From what is shown: two changes in one turn build on each other. */
    const change = (to: (view: View) => View, how: "typed" | "replaced" | "pushed") => {
      const before = ahead.query() ?? window.location.search;
      const next = to(readView(before));
      const query = writeView(next);
      if (query === before) return;
      const ready = Promise.resolve(latest.current.onNext?.(next));
      if (how === "typed") return ahead.go(query, (path) => go(path, true), ready);
      ahead.arrive();
      go(`${window.location.pathname}${query}`, how === "replaced");
    };
    const opened = (name: string | null, replace: boolean) => {
      ahead.arrive();
      const { pathname, search } = window.location;
      const next = name === null ? "/domains" : `/domains/${name}`;
      if (next !== pathname) go(`${next}${search}`, replace);
    };
    return {
      filter: (some, options) =>
        change(
          ({ filter, sort }) => ({ filter: { ...filter, ...some }, sort }),
          options?.typing === true ? "typed" : "pushed",
        ),
      sort: (sort) => change(({ filter }) => ({ filter, sort }), "replaced"),
      clear: () => change(({ sort }) => ({ filter: noFilter, sort }), "pushed"),
      open: (name) => opened(name, false),
      follow: (name) => opened(name, true),
    };
  }, []);
  return { view, ways };
}
