import type { TouchedAlert } from "../../store/alerts.ts";
import type { Service } from "../service.ts";
import { os } from "./os.ts";

export function alertsRouter(service: Service) {
  /** An alert that is open makes its domain one to look at. */
  function touched(alerts: readonly TouchedAlert[]) {
    const names = [...new Set(alerts.map(({ name }) => name))];
    if (names.length > 0) {
      service.world().index.changed(names);
      service.changes.tell(["alerts", "domains"], names);
    }
    return { ids: alerts.map(({ id }) => id) };
  }

  return os.alerts.router({
    list: os.alerts.list.handler(({ input }) => {
      const { alerts } = service.world().banken.store;
      return { ...alerts.list(input), open: alerts.openCount() };
    }),
    acknowledge: os.alerts.acknowledge.handler(({ input }) =>
      touched(service.world().banken.store.alerts.acknowledge(input, service.clock.now())),
    ),
    reopen: os.alerts.reopen.handler(({ input }) =>
      touched(service.world().banken.store.alerts.reopen(input.ids)),
    ),
  });
}
