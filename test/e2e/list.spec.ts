import { livePractice } from "../support/practice-past.ts";
import { expect, test } from "./support/window.ts";

test.beforeEach(async ({ folder }) => {
  await livePractice(folder, 20, Date.now());
});

test("a dirty list pasted onto the page opens the preview", async ({ practice: page }) => {
  await expect(page.getByRole("grid")).toBeVisible();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      "text/plain",
      "bakery.example\r\nnew-shop[.]example\r\n# a comment\r\nnot a name at all\r\n10.0.0.1",
    );
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  const dialog = page.getByRole("dialog", { name: "Add domains" });
  await expect(dialog.getByText("1 new · 1 already on the list · 2 rejected").first()).toBeVisible();
  await dialog.getByRole("button", { name: "Add 1 domain" }).click();
  await expect(page.getByRole("row", { name: /new-shop\.example/ })).toBeVisible();
});

test("filters, search and the open domain live in the address, and the back button follows", async ({
  practice: page,
}) => {
  const rows = page.getByRole("row").filter({ has: page.locator('[data-column="name"]') });
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "13");
  await page.getByRole("button", { name: "Needs a look" }).click();
  await expect(page).toHaveURL(/look/);
  await expect(page.getByRole("row", { name: /quiet-harbour/ })).toHaveCount(0);
  await page.getByRole("searchbox", { name: "Search the domains" }).fill("prize");
  await expect(page.locator('[role="row"][data-name]')).toHaveCount(1);
  await page.locator('[role="row"][data-name]').click();
  await expect(page).toHaveURL(/\/domains\/free-prize\.example\?/);
  const address = page.url();

  await page.reload();
  await expect(page.getByRole("region", { name: "Domain free-prize.example" })).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Search the domains" })).toHaveValue("prize");
  expect(page.url()).toBe(address);

  await page.goBack();
  await expect(page.getByRole("region", { name: "Domain free-prize.example" })).toHaveCount(0);
  await expect(page.locator('[role="row"][data-name]')).toHaveCount(1);
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "13");
  await expect(rows.first()).toBeVisible();
});

test("everything can be done from the keyboard", async ({ practice: page }) => {
  await expect(page.locator('[role="row"][data-name]').first()).toBeVisible();
  const { keyboard } = page;
  await keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search the domains" })).toBeFocused();
  await keyboard.type("bakery");
  await expect(page.locator('[role="row"][data-name]')).toHaveCount(2);
  await keyboard.press("Escape");
  await expect(page.locator('[role="row"][data-name]')).toHaveCount(12);
  await keyboard.press("Escape");

  await keyboard.press("j");
  await keyboard.press("j");
  await keyboard.press("k");
  const current = page.locator('[role="row"][data-current]');
  await expect(current).toBeFocused();
  const name = await current.getAttribute("data-name");
  await keyboard.press("Enter");
  await expect(page.getByRole("region", { name: `Domain ${name}` })).toBeVisible();
  await keyboard.press("Escape");
  await expect(page.getByRole("region", { name: `Domain ${name}` })).toHaveCount(0);
  await expect(current).toBeFocused();

  await keyboard.press("x");
  await expect(page.getByText("1 selected")).toBeVisible();
  await keyboard.press("c");
  await expect(page.getByText("1 domain will be checked next.").first()).toBeAttached();
  await keyboard.press("Escape");

  await keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await keyboard.press("g");
  await keyboard.press("a");
  await expect(page).toHaveURL(/\/alerts/);
  await keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await keyboard.type("free-prize");
  await expect(page.getByRole("dialog").getByText("free-prize.example")).toBeVisible();
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/\/domains\/free-prize\.example/);
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await keyboard.press("a");
  await expect(page.getByRole("textbox", { name: "Domain names" })).toBeFocused();
  await keyboard.press("Escape");
});

test("a selection is tagged, paused, removed and brought back", async ({ practice: page }) => {
  const row = (name: string) => page.locator(`[role="row"][data-name="${name}"]`);
  await row("bakery.example").getByRole("checkbox").click();
  await row("attic.example").click({ modifiers: ["ControlOrMeta"] });
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(row("attic.example")).toContainText("paused");
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(row("attic.example")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row("attic.example")).toBeVisible();
});
