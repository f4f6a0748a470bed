import type { Service } from "../service.ts";
import { alertsRouter } from "./alerts.ts";
import { dataRouter } from "./data.ts";
import { domainsRouter } from "./domains.ts";
import { historyRouter } from "./history.ts";
import { hostRouter } from "./host.ts";
import { keyRouter } from "./key.ts";
import { os } from "./os.ts";
import { reportsRouter } from "./reports.ts";
import { watchRouter } from "./watch.ts";

/** The contract over a running service. A host carries it: over HTTP, or over a message port. */
export function createRouter(service: Service) {
  return os.router({
    domains: domainsRouter(service),
    reports: reportsRouter(service),
    history: historyRouter(service),
    alerts: alertsRouter(service),
    watch: watchRouter(service),
    settings: {
      get: os.settings.get.handler(() => service.settings.get()),
      set: os.settings.set.handler(({ input }) => service.settings.set(input)),
    },
    key: keyRouter(service),
    host: hostRouter(service),
    practice: { set: os.practice.set.handler(({ input }) => service.setPractice(input.on)) },
    data: dataRouter(service),
    changes: { stream: os.changes.stream.handler(({ signal }) => service.changes.stream(signal)) },
  });
}
