import type { Page } from "@playwright/test";
import type { DesktopState } from "../../../src/shared/contract/host.ts";

/** A desktop with a newer version that is ready. */
export const aDesktop: DesktopState = {
  kind: "desktop",
  system: "linux",
  notifications: { state: "ready" },
  startAtLogin: { state: "on" },
  updates: {
    state: "ready",
    version: "0.2.0",
    fault: null,
    lookedAt: Date.UTC(2026, 10, 24, 5, 5),
    nextAt: null,
    password: false,
  },
};

/** Has the window think that it is the desktop's: all that it asks of its machine is answered with this. */
export async function asOnDesktop(page: Page, state: DesktopState = aDesktop): Promise<void> {
  await page.route("**/rpc/host/*", (route) => route.fulfill({ json: { json: state } }));
}
