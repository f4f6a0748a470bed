import { MutationObserver } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { queries } from "../../src/renderer/queries.ts";
import { badRequest, disconnected } from "../support/window.tsx";

vi.mock("../../src/renderer/rpc.ts", async () => (await import("../support/window.tsx")).rpc);

afterEach(() => {
  window.dispatchEvent(new Event("online"));
  queries.clear();
});

test("a browser that has no network asks Banken all the same: it is on this machine", async () => {
  window.dispatchEvent(new Event("offline"));
  expect(await queries.fetchQuery({ queryKey: ["asked"], queryFn: () => "answered" })).toBe("answered");
  const deed = new MutationObserver(queries, { mutationFn: async () => "done" });
  expect(await deed.mutate()).toBe("done");
});

test("what nobody answers is asked three times, what is refused once", async () => {
  const asked = async (error: Error) => {
    const queryFn = vi.fn(() => Promise.reject(error));
    await queries
      .fetchQuery({ queryKey: [error.message], queryFn, retryDelay: 0, ...retrying })
      .catch(() => {});
    return queryFn.mock.calls.length;
  };
  expect(await asked(disconnected())).toBe(3);
  expect(await asked(badRequest())).toBe(1);
});

/** `fetchQuery` alone does not retry by default: it is given what a place's query has. */
const retrying = { retry: queries.getDefaultOptions().queries?.retry ?? false };
