/** The same as the contract's `tag` and `domains.add`. */
export const longestTag = 40;
export const mostTags = 20;

const taken = /^[^,\p{C}]{1,40}$/u;

/** Tags as they are kept: without space around them, each once; what can be none is left out. */
export function readTags(typed: readonly string[]): readonly string[] {
  const tags = typed.flatMap((each) => each.split(",")).map((each) => each.trim());
  return [...new Set(tags)].filter((tag) => taken.test(tag)).slice(0, mostTags);
}
