import type { Service } from "../service.ts";
import { os } from "./os.ts";

export function watchRouter(service: Service) {
  const watch = () => service.world().watch;
  const store = () => service.world().banken.store;
  return os.watch.router({
    state: os.watch.state.handler(() => watch().state()),
    pause: os.watch.pause.handler(({ input }) => {
      watch().pause(input.until);
      return watch().state();
    }),
    resume: os.watch.resume.handler(() => {
      watch().resume();
      return watch().state();
    }),
    stop: os.watch.stop.handler(() => {
      watch().stop();
      return watch().state();
    }),
    passes: os.watch.passes.handler(({ input: { offset, limit } }) =>
      store().passes.list(offset, limit, service.clock.now()),
    ),
    failures: os.watch.failures.handler(({ input }) => service.world().index.failing(input.limit)),
    usage: os.watch.usage.handler(({ input }) => ({
      days: store().quota.usage(null, input.days, service.clock.now()),
      perDay: watch().state().quota.windows[1].limit,
    })),
  });
}
