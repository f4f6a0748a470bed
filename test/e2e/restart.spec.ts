import { livePractice } from "../support/practice-past.ts";
import { expect, test, visit } from "./support/window.ts";

test("a server that is killed and started again under the open window", async ({ page, serving, folder }) => {
  await livePractice(folder, 3, Date.now());
  const first = await serving({ more: ["--practice"] });
  await visit(page, first.url);
  await page.locator('[role="row"][data-name="free-prize.example"]').click();
  const detail = page.getByRole("region", { name: "Domain free-prize.example" });
  await detail.getByRole("button", { name: "Add a note" }).click();
  await detail.getByRole("textbox", { name: "Note" }).fill("asked the owner on Monday");
  await detail.getByRole("button", { name: "Save" }).click();
  await expect(detail.getByText("asked the owner on Monday")).toBeVisible();
  await page.evaluate(() => Object.assign(window, { stayed: true }));

  await first.kill();
  await expect(page.getByText("Banken does not answer", { exact: false })).toBeVisible();
  await expect(page.getByRole("grid")).toBeVisible();

  const { port } = new URL(first.url);
  await serving({ more: ["--practice", "--port", port] });
  await expect(page.getByText("Banken does not answer", { exact: false })).toHaveCount(0);
  await expect(detail.getByText("asked the owner on Monday")).toBeVisible();
  await page.getByRole("button", { name: "Needs a look" }).click();
  await expect(page.locator('[role="row"][data-name="quiet-harbour.example"]')).toHaveCount(0);
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);
});
