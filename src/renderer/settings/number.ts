import type { Range } from "../../shared/ranges.ts";

/** What a person wrote where a whole number is wanted. `null`: the field was left empty. */
export type NumberReading = { readonly ok: true; readonly value: number | null } | { readonly ok: false };

/**
 * Reads a whole number as people write it: full-width digits, thousands set apart by commas, spaces or dots. What is
 * outside the range is not put into it: the person is told instead.
 */
export function readNumber(text: string, { min, max }: Range): NumberReading {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/(?<=\d)[,.'’\s](?=\d{3}(?!\d))/g, "");
  if (plain === "") return { ok: true, value: null };
  if (!/^\d{1,15}$/.test(plain)) return { ok: false };
  const value = Number(plain);
  return value >= min && value <= max ? { ok: true, value } : { ok: false };
}
