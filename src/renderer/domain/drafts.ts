/** Notes that somebody began to write and has not kept: they wait here while another domain is open. */
const drafts = new Map<string, string>();

/** What was begun of a domain's note; null where nothing was. */
export function draftOf(name: string): string | null {
  return drafts.get(name) ?? null;
}

/** Keeps what was begun; null: it is given up, or kept as the note. */
export function keepDraft(name: string, draft: string | null): void {
  if (draft === null) drafts.delete(name);
  else drafts.set(name, draft);
}

/** Gives up all of them: they belong to another world. */
export function forgetDrafts(): void {
  drafts.clear();
}
