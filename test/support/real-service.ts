import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openNetwork } from "../../src/main/app/network.ts";
import type { Service } from "../../src/main/app/service.ts";
import { openService } from "../../src/main/headless/service.ts";
import type { SomeLimits } from "../../src/main/watch/quota.ts";

export interface RealService {
  /** The base of VirusTotal's API; without one nobody answers. */
  readonly apiUrl?: string;
  /** A key that is stored from the start. */
  readonly key?: string;
  readonly practice?: boolean;
  readonly limits?: SomeLimits;
}

/** The service as `banken serve` runs it, in real time, on a data folder of the test's. */
export async function realService(
  dataDir: string,
  { apiUrl = "http://127.0.0.1:9/api/v3", key, practice = false, limits = {} }: RealService = {},
): Promise<Service> {
  mkdirSync(dataDir, { recursive: true });
  if (key !== undefined) writeFileSync(join(dataDir, "key"), key, { mode: 0o600 });
  const network = openNetwork();
  const options = { json: false, practice, baseDir: dataDir, dataDir, apiUrl: () => apiUrl, limits };
  const fail = (what: unknown): never => {
    throw new Error("this should not have happened", { cause: what });
  };
  const service = await openService(options, network.fetch, { unusableSettings: fail, mistake: fail });
  return { ...service, close: () => service.close().finally(network.close) };
}
