import { test as base, type Page } from "@playwright/test";
import { temporaryFolder } from "../../support/folder.ts";
import { type Served, type ServeOptions, serve } from "./served.ts";

interface Fixtures {
  /** A data folder of the test's own. */
  readonly folder: string;
  /** Starts `banken serve` on that folder; stopped when the test is over. */
  readonly serving: (options?: ServeOptions) => Promise<Served>;
  /** The same in practice mode, with the window open in it. */
  readonly practice: Page;
}

/** Opens an address with its token, and waits until the window has taken its place. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForURL(/\/(domains|welcome)/);
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  folder: async ({}, use) => {
    using folder = temporaryFolder();
    await use(folder.path);
  },
  serving: async ({ folder }, use) => {
    const all: Served[] = [];
    await use(async (options) => {
      const served = await serve(folder, options);
      all.push(served);
      return served;
    });
    for (const served of all)
      if (served.child.exitCode === null && served.child.signalCode === null) await served.stop();
  },
  practice: async ({ page, serving }, use) => {
    const { url } = await serving({ more: ["--practice"] });
    await visit(page, url);
    await use(page);
  },
});

export { expect } from "@playwright/test";
