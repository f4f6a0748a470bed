import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verdicts } from "../../../src/shared/verdict.ts";
import { banken } from "../../support/command.ts";
import { temporaryFolder } from "../../support/folder.ts";

test("a newcomer's first pass shows every state, without a key, and keeps apart from real data", async () => {
  using folder = temporaryFolder();
  const data = ["--data-dir", folder.path];
  const ran = await banken(["check", "--practice", ...data]);
  expect(ran.status).toBe(1);
  const words = ran.out.split("\n").map((line) => line.split(" ")[0]);
  for (const verdict of verdicts) expect(words).toContain(verdict);
  expect(ran.err).toContain("a minute that lasts 3 seconds");
  expect(existsSync(join(folder.path, "practice", "banken.sqlite"))).toBe(true);
  expect(existsSync(join(folder.path, "banken.sqlite"))).toBe(false);

  expect((await banken(["list", "--json", ...data])).out).toBe("");
  const listed = (await banken(["list", "--json", "--practice", ...data])).lines();
  expect(listed).toHaveLength(12);
  expect((await banken(["check", "bakery.example", ...data])).status).toBe(64);
  expect((await banken(["key", "set", "--practice", ...data])).status).toBe(64);
  expect((await banken(["check", "--practice", "--api-url", "https://a.com/", ...data])).status).toBe(64);
});
