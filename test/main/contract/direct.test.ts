import { createRouterClient } from "@orpc/server";
import { describe } from "vitest";
import { createRouter } from "../../../src/main/app/router/router.ts";
import { contractCases } from "./cases.ts";

describe("the contract, called directly", () => {
  contractCases(async (service) => ({
    client: createRouterClient(createRouter(service)),
    close: service.close,
  }));
});
