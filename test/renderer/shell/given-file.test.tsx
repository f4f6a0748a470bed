import { waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { useGivenFile } from "../../../src/renderer/shell/given-file.ts";
import { useOver } from "../../../src/renderer/shell/over.ts";
import type { DesktopBridge } from "../../../src/shared/desktop.ts";
import { show } from "../../support/window.tsx";

const bridge = vi.hoisted(() => ({ give: null as Parameters<DesktopBridge["onFile"]>[0] | null }));
vi.mock("../../../src/renderer/desktop.ts", () => ({
  desktop: {
    onFile(listener: Parameters<DesktopBridge["onFile"]>[0]) {
      bridge.give = listener;
    },
  },
}));
vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

function Preview() {
  useGivenFile();
  const over = useOver();
  return <output>{over.kind === "add" ? over.text : ""}</output>;
}

test("a file that the desktop was given opens in the preview, and what is no text is said", async () => {
  const { getByRole, findByText } = show(<Preview />);
  bridge.give?.("list.txt", new TextEncoder().encode("example.com"));
  await waitFor(() => expect(getByRole("status").textContent).toBe("example.com"));
  bridge.give?.("picture.png", new Uint8Array([0, 1, 2]));
  await findByText(/picture\.png/);
});
