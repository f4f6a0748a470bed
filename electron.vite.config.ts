import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

const out = process.env.BANKEN_OUT_DIR ?? "out";

/**
 * The window's own addresses have folders (/domains/example.com), so what it loads is named from the root on.
 * electron-vite sets a relative base of its own for every build, whatever `base` says.
 */
const absoluteAddresses = {
  name: "absolute-addresses",
  enforce: "post" as const,
  config: () => ({ base: "/" }),
};

export default defineConfig({
  main: {
    build: {
      outDir: `${out}/main`,
      // Electron 45 embeds Node 24; electron-vite 6's own table of targets stops at Electron 44.
      target: "node24",
      externalizeDeps: true,
      rollupOptions: {
        input: { banken: "src/main/headless/bin.ts", desktop: "src/main/desktop/main.ts" },
        external: ["better-sqlite3"],
      },
    },
  },
  preload: {
    build: {
      outDir: `${out}/preload`,
      target: "node24",
      rollupOptions: {
        input: { preload: "src/preload/preload.ts" },
        // In the sandbox a preload is one CommonJS file (electronjs.org/docs/latest/tutorial/esm).
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: "src/renderer",
    plugins: [react(), absoluteAddresses],
    build: {
      outDir: `${out}/renderer`,
      // The window also runs in whatever browser a person has, not in Electron alone.
      target: "es2022",
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: "src/renderer/index.html",
        output: {
          // What the first paint needs comes in one file: forty small ones cost a browser a third of a second.
          codeSplitting: { groups: [{ name: "first", test: /src\/renderer\/main\.tsx$/ }] },
        },
      },
    },
  },
});
