import { domainToUnicode } from "node:url";
import type { DomainName } from "./name.ts";

const encoded = /(?:^|\.)xn--/i;

/** A name as a person should see it: as it was typed, and in Unicode where it was typed as A-labels. */
export function shownName({ name, typed }: DomainName): string {
  if (!encoded.test(typed)) return typed;
  const unicode = domainToUnicode(name);
  return unicode === "" ? typed : unicode;
}
