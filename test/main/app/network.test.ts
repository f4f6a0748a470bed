import { expect, test } from "vitest";
import { openNetwork } from "../../../src/main/app/network.ts";

test("another proxy for a network that is closed already changes nothing", async () => {
  const network = openNetwork();
  network.through("http://127.0.0.1:9");
  const init = { headers: {}, redirect: "manual", signal: AbortSignal.timeout(20_000) } as const;
  const asked = network.fetch("https://vt.invalid/", init);
  await expect(asked).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await network.close();
  // Vitest fails where a rejection is nobody's.
  network.through(null);
  await new Promise((resolve) => setImmediate(resolve));
});
