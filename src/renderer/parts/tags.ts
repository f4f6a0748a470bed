import { longestTag, mostTags } from "../../shared/ranges.ts";

/** What the contract takes for a tag, but for its length. */
const taken = /^[^,\p{C}]+$/u;
/** Between two tags; Japanese keyboards write the other two. */
const separator = /[,、，]/;

/** Whether a text is a tag as it is kept. */
export function isTag(text: string): boolean {
  return text.length <= longestTag && taken.test(text) && text.trim() === text;
}

/** Tags as they are kept: without space around them, each once; what can be none is left out. */
export function readTags(typed: readonly string[]): readonly string[] {
  return [...new Set(partsOf(typed))].filter(isTag).slice(0, mostTags);
}

/** Whether something of what was typed is longer than a tag can be. */
export function isOneTooLong(typed: readonly string[]): boolean {
  return partsOf(typed).some((part) => part.length > longestTag);
}

function partsOf(typed: readonly string[]): readonly string[] {
  return typed.flatMap((each) => each.split(separator)).map((each) => each.trim());
}
