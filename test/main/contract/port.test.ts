import { MessageChannel } from "node:worker_threads";
import { describe } from "vitest";
import { createRouter } from "../../../src/main/app/router/router.ts";
import { createCarry } from "../../../src/main/desktop/contract.ts";
import { clientOver } from "../../support/desktop-client.ts";
import { StandInPort } from "../../support/electron/ports.ts";
import { contractCases } from "./cases.ts";

describe("the contract over a message port", () => {
  contractCases(async (service) => {
    const { port1, port2 } = new MessageChannel();
    const carry = createCarry(createRouter(service), (procedure, thrown) => {
      throw new Error(`a mistake in ${procedure}`, { cause: thrown });
    });
    carry(new StandInPort(port2) as never);
    return {
      client: clientOver(port1),
      async close() {
        port1.close();
        await service.close();
      },
    };
  });
});
