import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { root } from "../../scripts/build.ts";
import { copiedCheckout } from "../support/checkout.ts";

// The window in a browser: test/e2e/dev.spec.ts.

test.skipIf(process.platform === "win32")(
  "npm run dev starts the desktop on its sources, and again where they change (skipped on Windows: the stand-in's program is a script, which cannot be started there)",
  async () => {
    using checkout = copiedCheckout();
    const inCheckout = (path: string) => join(checkout.path, path);
    const program = inCheckout("test/support/electron/program.ts");
    const start = `import { runInElectron } from ${JSON.stringify(inCheckout("scripts/dev/electron.ts"))};
      await runInElectron(${JSON.stringify(program)}, ["--practice"]);`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", start], {
      cwd: checkout.path,
      env: { ...process.env, BANKEN_DATA_DIR: inCheckout("data") },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async () => JSON.parse((await lines.next()).value ?? "null");
    try {
      const first = await next();
      expect(first).toMatchObject({ version: "0.1.0", file: { status: 200 } });
      // The source itself, with Vite's own part in it, at the window's own origin and under a policy.
      expect(first.file.text).toContain("import.meta.hot");
      expect(first.page.text).toContain("/@vite/client");
      expect(first.page.headers["content-security-policy"]).toMatch(
        /^default-src 'none'; .*connect-src 'self' ws:\/\/127\.0\.0\.1:\d+; /,
      );
      const source = inCheckout("src/main/app/version.ts");
      writeFileSync(source, 'export const version = "2.0.0";\n');
      expect(await next()).toMatchObject({ version: "2.0.0" });
    } finally {
      child.kill("SIGTERM");
      await ended;
    }
    expect(child.exitCode).toBe(0);
  },
);

test("nothing of it is in what is built", () => {
  const built = globSync("out/{main,preload,renderer}/**/*.{js,cjs,html}", { cwd: root });
  expect(built.length).toBeGreaterThan(3);
  for (const path of built)
    expect(readFileSync(join(root, path), "utf8"), path).not.toMatch(
      /BANKEN_DEV|@vite\/client|react-refresh|ELECTRON_RENDERER_URL/,
    );
});
