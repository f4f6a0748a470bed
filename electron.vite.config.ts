import { defineConfig } from "electron-vite";

export default defineConfig({
  main: {
    build: {
      outDir: process.env.BANKEN_OUT_DIR ?? "out/main",
      // Electron 45 embeds Node 24; electron-vite 6's own table of targets stops at Electron 44.
      target: "node24",
      externalizeDeps: true,
      rollupOptions: {
        input: { banken: "src/main/headless/bin.ts" },
        external: ["better-sqlite3"],
      },
    },
  },
});
