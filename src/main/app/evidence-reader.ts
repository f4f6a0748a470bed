import type { Context } from "../../shared/contract/reports.ts";
import { DamagedReport, StoreError } from "../store/errors.ts";
import type { Store } from "../store/store.ts";
import { readView, type View } from "../virustotal/view/view.ts";

const silent: Context = {
  registrar: null,
  createdAt: null,
  updatedAt: null,
  expiresAt: null,
  firstSeenAt: null,
  nameServers: [],
  addresses: [],
  mail: [],
  certificate: null,
  categories: [],
  popularity: [],
  reputation: null,
  votes: null,
  tags: [],
  jarm: null,
  whois: null,
};

/** An answer without a report of the domain, such as a 404. */
export const nothingSaid: View = { engines: [], context: silent };

/** Reads kept reports for as long as one question takes, each once. */
export interface Reader {
  /** What a report says; null where it is damaged: the rest of what is known does not fall with it. */
  read(reportId: number): View | null;
}

export function createReader({ reports }: Store): Reader {
  const views = new Map<number, View | null>();
  return {
    read(reportId) {
      const known = views.get(reportId);
      if (known !== undefined) return known;
      const view = readIntact(reports, reportId);
      views.set(reportId, view);
      return view;
    },
  };
}

function readIntact(reports: Store["reports"], reportId: number): View | null {
  try {
    return readView(reports.read(reportId));
  } catch (thrown) {
    if (thrown instanceof StoreError && thrown.cause instanceof DamagedReport) return null;
    throw thrown;
  }
}
