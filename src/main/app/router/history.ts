import { evidenceOf } from "../evidence.ts";
import { timelineOf } from "../evidence-timeline.ts";
import type { Service } from "../service.ts";
import { os } from "./os.ts";

export function historyRouter(service: Service) {
  const store = () => service.world().banken.store;
  return os.history.router({
    checks: os.history.checks.handler(({ input: { name, before, limit } }) =>
      evidenceOf(store()).checks(name, before, limit),
    ),
    timeline: os.history.timeline.handler(({ input: { name, days }, signal }) =>
      timelineOf(store(), name, days, service.clock.now(), signal),
    ),
  });
}
