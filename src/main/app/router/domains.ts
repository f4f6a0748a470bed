import type { Subject } from "../../../shared/contract/changes.ts";
import { addDomains } from "../domain-add.ts";
import { previewOf } from "../preview.ts";
import { RefusedByService } from "../refused.ts";
import type { Service } from "../service.ts";
import { targeted } from "../targets.ts";
import { os } from "./os.ts";

export function domainsRouter(service: Service) {
  /** What a person did to domains: the list hears of it, and every window. */
  function touched(names: readonly string[], also: readonly Subject[] = []): { changed: number } {
    if (names.length > 0) {
      service.world().index.changed(names);
      service.changes.tell(["domains", ...also], names);
    }
    return { changed: names.length };
  }

  return os.domains.router({
    list: os.domains.list.handler(({ input: { filter, sort, offset, limit } }) =>
      service.world().index.page(filter, sort, offset, limit),
    ),
    estate: os.domains.estate.handler(() => service.world().index.estate()),
    get: os.domains.get.handler(({ input, errors }) => {
      const row = service.world().index.row(input.name);
      if (row === null) throw errors.NOT_FOUND();
      return row;
    }),
    preview: os.domains.preview.handler(({ input }) => previewOf(service, input.text)),
    add: os.domains.add.handler(({ input }) => addDomains(service, input.text, input.tags)),
    remove: os.domains.remove.handler(({ input }) => {
      const { index, banken, watch } = service.world();
      const names = targeted(index, input).map(({ name }) => name);
      const removed = banken.store.domains.unwatch(names);
      touched(removed, ["alerts", "watch", "data"]);
      watch.tick();
      return { removed };
    }),
    pause: os.domains.pause.handler(({ input: { targets, paused } }) => {
      const { index, banken, watch } = service.world();
      const names = targeted(index, targets).map(({ name }) => name);
      const { marks } = banken.store;
      const changed = paused ? marks.pause(names, service.clock.now()) : marks.resume(names);
      const told = touched(changed, ["watch"]);
      watch.tick();
      return told;
    }),
    tag: os.domains.tag.handler(({ input: { targets, add, remove } }) => {
      const { index, banken } = service.world();
      const names = targeted(index, targets).map(({ name }) => name);
      return touched(banken.store.marks.tag(names, add, remove));
    }),
    note: os.domains.note.handler(({ input, errors }) => {
      const { index, banken } = service.world();
      if (index.among([input.name]).length === 0) throw errors.NOT_FOUND();
      return touched(banken.store.marks.note(input.name, input.note));
    }),
    checkNow: os.domains.checkNow.handler(({ input }) => {
      const { index, watch } = service.world();
      const found = targeted(index, input);
      const awake = found.filter(({ paused }) => !paused);
      if (awake.length === 0)
        throw new RefusedByService("paused", found.length === 1 ? (found[0]?.name ?? null) : null);
      return { queued: watch.checkNow(awake.map(({ name }) => name)) };
    }),
  });
}
