import { readList } from "../watch/domains/list.ts";
import type { Service } from "./service.ts";

/** What came of putting a text's domains on the list. */
export interface Added {
  readonly added: readonly string[];
  readonly already: number;
  readonly duplicates: number;
  readonly rejected: number;
}

/** Puts a text's domains on the list, tags them (those that were on it too), and has the new ones looked at. */
export function addDomains(service: Service, text: string, tags: readonly string[]): Added {
  const { practice, banken, index, watch } = service.world();
  const { accepted, duplicates, rejected } = readList(text, { practice });
  const { domains, marks } = banken.store;
  const added = domains.watch(accepted, service.clock.now());
  const tagged =
    tags.length === 0
      ? []
      : marks.tag(
          accepted.map(({ name }) => name),
          tags,
          [],
        );
  const touched = [...new Set([...added, ...tagged])];
  if (touched.length > 0) {
    index.changed(touched);
    service.changes.tell(["domains", "alerts", "watch", "data"], touched);
  }
  // What was never looked at is due by itself, and neither a paused watch nor a missing key is a reason not to add.
  if (added.length > 0) watch.tick();
  return {
    added,
    already: accepted.length - added.length,
    duplicates: duplicates.length,
    rejected: rejected.length,
  };
}
