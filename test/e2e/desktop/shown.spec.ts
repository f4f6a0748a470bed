import { once } from "node:events";
import { whyNoElectron } from "../../../scripts/starting/suite.ts";
import { expect, test } from "../support/electron.ts";

const why = whyNoElectron();
test.skip(why !== null, why ?? "");

test("the window is shown with the practice list, out of app://banken", async ({ desktop }) => {
  const { electron, page } = desktop;
  await expect(page).toHaveURL("app://banken/domains");
  await expect(page.getByRole("row", { name: /free-prize\.example/ })).toContainText("malicious");
  await expect
    .poll(() =>
      electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.isVisible())),
    )
    .toEqual([true]);
});

test("the tray is put up, and says what is found", async ({ desktop }) => {
  await expect
    .poll(async () => (await desktop.seen()).tooltips.at(-1), { timeout: 60_000 })
    .toMatch(/malicious/);
});

test("a finding is notified once", async ({ desktop }) => {
  const supported = await desktop.electron.evaluate(({ Notification }) => Notification.isSupported());
  test.skip(!supported, "this machine has no service that shows notifications");
  await expect
    .poll(async () => (await desktop.seen()).notifications.length, { timeout: 60_000 })
    .toBeGreaterThan(0);
  const { notifications } = await desktop.seen();
  expect(notifications.join("\n")).toMatch(/malicious/);
  expect(new Set(notifications).size).toBe(notifications.length);
});

test("closed, the window hides; a second start brings it back with the domain of its link, and ends", async ({
  desktop,
}) => {
  const { electron, page } = desktop;
  await expect(page.getByRole("row", { name: /free-prize\.example/ })).toBeVisible();
  const visible = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.isVisible()));
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(visible).toEqual([false]);
  const [status] = await once(desktop.again("banken://domain/free-prize.example"), "exit");
  expect(status).toBe(0);
  await expect(page).toHaveURL("app://banken/domains/free-prize.example");
  await expect.poll(visible).toEqual([true]);
});
