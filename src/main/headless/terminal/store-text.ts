import type { StoreError, StoreFault } from "../../store/errors.ts";
import { clean } from "./columns.ts";
import type { Words } from "./words.ts";

/** What the command's own options can do about a fault. */
const helpKeys = {
  practice: "terminal:store.practise",
  real: "terminal:store.another",
  future: "terminal:store.folder",
  foreign: "terminal:store.folder",
  damaged: null,
  locked: null,
  full: null,
  unwritable: "terminal:store.folder",
  closed: null,
  broken: null,
} as const satisfies Record<StoreFault, string | null>;

/** What is wrong with the store, where it is, and what to do. */
export function storeText({ fault, where, sqlite }: StoreError, { t, sentences }: Words): string {
  const key = helpKeys[fault];
  return sentences(
    t(`common:store.${fault}`),
    ...(key === null ? [] : [t(key)]),
    ...(sqlite === null ? [] : [t("terminal:store.sqlite", { message: clean(sqlite) })]),
    t("terminal:store.where", { path: clean(where) }),
  );
}
