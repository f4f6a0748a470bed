import type { DomainFilter, Targets } from "../../shared/contract/domains.ts";

/** A domain that ranges start from, and its place in the list when it became that. */
export interface Anchor {
  readonly name: string;
  readonly index: number;
}

/** Which domains something is to be done with: some by name, or all that a filter leaves, seen or not. */
export type Selection =
  | {
      readonly kind: "names";
      readonly names: ReadonlySet<string>;
      /** What was selected before the last range, which a longer or shorter one takes the place of. */
      readonly base: ReadonlySet<string>;
      readonly anchor: Anchor | null;
    }
  | {
      readonly kind: "all";
      readonly filter: DomainFilter;
      /** But for these. */
      readonly except: ReadonlySet<string>;
    };

const nobody: ReadonlySet<string> = new Set();
export const noSelection: Selection = { kind: "names", names: nobody, base: nobody, anchor: null };

export function isSelected(selection: Selection, name: string): boolean {
  return selection.kind === "all" ? !selection.except.has(name) : selection.names.has(name);
}

/** @param total how many the filter of the view leaves */
export function selectedCount(selection: Selection, total: number): number {
  return selection.kind === "all" ? Math.max(0, total - selection.except.size) : selection.names.size;
}

/**
 * The same without what is known not to be in the list any more; what nobody has scrolled to may be there.
 * @param shown the names that are there, where they are all of the list
 */
export function amongShown(selection: Selection, shown: ReadonlySet<string>): Selection {
  if (selection.kind === "all") return selection;
  const gone = [...selection.names].filter((name) => !shown.has(name));
  return gone.length === 0 ? selection : without(selection, gone);
}

/** All that a filter leaves, whatever joins it later included. */
export function allOf(filter: DomainFilter): Selection {
  return { kind: "all", filter, except: nobody };
}

/** One domain in or out. Among some, it becomes the anchor that a range starts from. */
export function withToggled(selection: Selection, anchor: Anchor): Selection {
  const set = new Set(selection.kind === "all" ? selection.except : selection.names);
  if (!set.delete(anchor.name)) set.add(anchor.name);
  return selection.kind === "all"
    ? { ...selection, except: set }
    : { kind: "names", names: set, base: set, anchor };
}

/** A range from the anchor, in the place of the last one from it; what was selected before that stays. */
export function withRange(selection: Selection, range: readonly string[], anchor: Anchor): Selection {
  if (selection.kind === "all") return selection;
  const { base } = selection;
  return { kind: "names", names: new Set([...base, ...range]), base, anchor };
}

/** What is left of a selection when domains have gone from the list. */
export function without(selection: Selection, gone: readonly string[]): Selection {
  if (selection.kind === "all") return noSelection;
  const names = new Set(selection.names);
  for (const name of gone) names.delete(name);
  const { anchor } = selection;
  return {
    kind: "names",
    names,
    base: names,
    anchor: anchor !== null && names.has(anchor.name) ? anchor : null,
  };
}

/**
 * The selection as the contract is told of it; null where that takes the names of all, because some are left out of
 * them (the contract has no "but for").
 */
export function targetsOf(selection: Selection): Targets | null {
  if (selection.kind === "names") return { names: [...selection.names] };
  return selection.except.size === 0 ? { filter: selection.filter } : null;
}
