import { evidenceOf } from "../evidence.ts";
import type { Service } from "../service.ts";
import { os } from "./os.ts";

export function reportsRouter(service: Service) {
  const evidence = () => evidenceOf(service.world().banken.store);
  return os.reports.router({
    get: os.reports.get.handler(({ input: { name, checkId } }) => evidence().report(name, checkId)),
    raw: os.reports.raw.handler(({ input: { name, checkId }, errors }) => {
      const raw = evidence().raw(name, checkId);
      if (raw === null) throw errors.NOT_FOUND();
      return raw;
    }),
    difference: os.reports.difference.handler(({ input: { name, from, to } }) =>
      evidence().difference(name, from, to),
    ),
  });
}
