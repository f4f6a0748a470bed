import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type InlineConfig } from "vite";
import { root } from "../build.ts";
import { serveSources } from "./window.ts";

const out = join(root, ".out-dev");

/**
 * Runs the desktop app on its sources in Electron, until a person quits it.
 * Not `electron-vite dev`: it starts Electron again before the one before has ended, which has the folder and the lock.
 */
export async function runInElectron(program: string, args: readonly string[]): Promise<void> {
  const { origin, vite } = await serveSources();
  mkdirSync(out, { recursive: true });
  // A name of its own: its lock and its settings are not those of a Banken that is installed.
  writeFileSync(
    join(out, "package.json"),
    '{ "name": "banken-dev", "type": "module", "main": "main/desktop.js" }',
  );
  let child: ChildProcess | null = null;
  let ends: "again" | "for good" = "for good";
  const again = () => {
    if (child === null) return;
    ends = "again";
    child.kill();
  };
  await watch("main/desktop.js", { entry: "scripts/dev/desktop.ts", format: "es" }, again);
  await watch("preload/preload.cjs", { entry: "src/preload/preload.ts", format: "cjs" }, again);
  // Ctrl-C reaches Electron as well.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child?.kill());
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  do {
    ends = "for good";
    child = spawn(program, [out, ...args], {
      env: { ...env, BANKEN_DEV_WINDOW: origin, BANKEN_DEV_ROOT: root },
      stdio: "inherit",
    });
    await once(child, "exit");
  } while ((ends as string) === "again");
  await vite.close();
  process.exit(child.exitCode ?? 0);
}

/** Builds a file, and builds it again whenever one of its sources changes. Resolves when it is there. */
function watch(
  file: string,
  { entry, format }: { readonly entry: string; readonly format: "es" | "cjs" },
  changed: () => void,
): Promise<void> {
  const first = Promise.withResolvers<void>();
  let there = false;
  const [folder = "", name = ""] = file.split("/");
  const config: InlineConfig = {
    configFile: false,
    root,
    logLevel: "warn",
    build: {
      ssr: join(root, entry),
      outDir: join(out, folder),
      target: "node24",
      watch: {},
      rollupOptions: { external: ["electron"], output: { format, entryFileNames: name } },
    },
    plugins: [
      {
        name: "start-again",
        writeBundle() {
          if (there) changed();
          there = true;
          first.resolve();
        },
      },
    ],
  };
  return Promise.all([build(config), first.promise]).then(() => {});
}
