import { expect, test } from "vitest";
import { banken, start } from "../../support/command.ts";
import { temporaryFolder } from "../../support/folder.ts";

/** Ends the process with a status of its own as soon as anything asks for Electron, by import or by require. */
const tripwire = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from "node:module";
  registerHooks({
    resolve(name, context, next) {
      if (name === "electron" || name.startsWith("electron/")) process.exit(99);
      return next(name, context);
    },
  });
`)}`;

test.each([[["--help"]], [["check", "--practice"]], [["list"]], [["key", "--help"]]])(
  "%j runs on plain Node and never reaches for Electron",
  async (args) => {
    using folder = temporaryFolder();
    const ran = await banken([...args, "--data-dir", folder.path], { nodeOptions: ["--import", tripwire] });
    expect(ran.err).not.toContain("Error");
    expect([0, 1]).toContain(ran.status);
  },
);

test("serve runs on plain Node until it says where, and never reaches for Electron", async () => {
  using folder = temporaryFolder();
  const args = ["serve", "--practice", "--no-open", "--data-dir", folder.path];
  const { child, ended } = start(args, { nodeOptions: ["--import", tripwire] });
  child.stdout?.once("data", () => child.kill("SIGTERM"));
  const { status, out, err } = await ended;
  expect(err).not.toContain("Error");
  expect([status, out]).toEqual([0, expect.stringContaining("http://127.0.0.1:")]);
});

test("the tripwire trips", async () => {
  const reach = `data:text/javascript,import("electron").catch(() => {})`;
  expect((await banken(["--help"], { nodeOptions: ["--import", tripwire, "--import", reach] })).status).toBe(
    99,
  );
});
