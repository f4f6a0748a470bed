import type { TFunction } from "i18next";
import { createContext, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Format, useFormat } from "../format.ts";
import { useNow } from "../now.ts";

/** What every cell needs. Asked for once for the list: in each cell it would cost more than the cell. */
export interface ListTexts {
  /** i18next's, which remembers what stands by itself: a screenful of rows asks for the same few words. */
  readonly t: TFunction<["domains", "common"]>;
  readonly format: Format;
  /** ms UTC; moves on by the minute, so that ages do. */
  readonly now: number;
  /** Whether tags have a column, or stand beside the name. */
  readonly tagsApart: boolean;
}

export function useListTexts(tagsApart: boolean): ListTexts {
  const { t: every } = useTranslation(["domains", "common"]);
  const t = useMemo(() => remembering(every), [every]);
  const format = useFormat();
  const now = useNow(minute);
  return useMemo(() => ({ t, format, now, tagsApart }), [t, format, now, tagsApart]);
}

const minute = 60_000;

function remembering(t: ListTexts["t"]): ListTexts["t"] {
  const known = new Map<unknown, unknown>();
  const ask = t as unknown as (key: string, options?: object) => unknown;
  const remembered = (key: string, options?: object): unknown => {
    if (options !== undefined) return ask(key, options);
    if (!known.has(key)) known.set(key, ask(key));
    return known.get(key);
  };
  return remembered as unknown as ListTexts["t"];
}

export const ListContext = createContext<ListTexts | null>(null);

export function useList(): ListTexts {
  const texts = useContext(ListContext);
  if (texts === null) throw new Error("a cell stands outside of the list");
  return texts;
}
