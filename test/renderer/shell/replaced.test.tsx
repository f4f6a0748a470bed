import { act, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { Change } from "../../../src/shared/contract/changes.ts";
import { show } from "../../support/window.tsx";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);
const { useLive } = await import("../../../src/renderer/shell/live.ts");

afterEach(() => vi.restoreAllMocks());

function Window() {
  useLive(() => {});
  return null;
}

const hello: Change = { type: "hello", instance: "one", version: "0.0.1" };

test.each([["visibilitychange"], ["focus"]])(
  "a window that another one replaced does not come back by itself, but when it is looked at (%s)",
  async (event) => {
    const seen = vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
    let asked = 0;
    let ended = 0;
    async function* replaced(): AsyncGenerator<Change, void> {
      asked += 1;
      yield hello;
      yield { type: "replaced" };
      ended += 1;
    }
    async function* breaking(): AsyncGenerator<Change, void> {
      asked += 1;
      yield hello;
    }
    const streams = [breaking, replaced, replaced];
    show(<Window />, { procedures: { changes: { stream: () => (streams[asked] ?? replaced)() } as never } });
    // The first is broken off: that is taken up by itself, after half a second. The second is not.
    await waitFor(() => expect(asked).toBe(2), { timeout: 10_000 });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(asked).toBe(2);
    seen.mockReturnValue("hidden");
    act(() => void document.dispatchEvent(new Event("visibilitychange")));
    seen.mockReturnValue("visible");
    expect(ended).toBe(0);
    const where = event === "focus" ? window : document;
    act(() => void where.dispatchEvent(new Event(event)));
    await waitFor(() => expect(asked).toBe(3), { timeout: 10_000 });
  },
);
