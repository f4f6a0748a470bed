import { describe } from "vitest";
import { serveHere } from "../../support/served.ts";
import { contractCases } from "./cases.ts";

describe("the contract over HTTP", () => {
  contractCases(async (service) => {
    const served = await serveHere({ start: async () => service });
    return { client: served.client(await served.signIn()), close: async () => served[Symbol.asyncDispose]() };
  });
});
