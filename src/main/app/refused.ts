import type { Refusal } from "../../shared/contract/words.ts";

/** Something that was asked for and is not done, for a reason that a person can do something about. */
export class RefusedByService extends Error {
  override name = "RefusedByService";
  readonly why: Refusal;
  /** A name or a path that belongs to it; never a key. */
  readonly detail: string | null;
  constructor(why: Refusal, detail: string | null = null) {
    super(why);
    this.why = why;
    this.detail = detail;
  }
}
