import { realpathSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import {
  createLogger,
  createServer,
  type Logger,
  type Plugin,
  type ProxyOptions,
  type ViteDevServer,
} from "vite";
import { root } from "../build.ts";
import { freePort } from "./free-port.ts";

export interface DevWindow {
  readonly origin: string;
  readonly vite: ViteDevServer;
}

const host = "127.0.0.1";

/** What Vite has to say, but for calls that nobody answers while main starts again: the window asks once more. */
function quietLogger(): Logger {
  const logger = createLogger("warn");
  return {
    ...logger,
    error(text, options) {
      if (!text.includes("http proxy error")) logger.error(text, options);
    },
  };
}

/** Serves the window's sources, on this machine alone, and tells its pages what changes. */
export async function serveSources(
  proxy: Record<string, ProxyOptions> = {},
  ...plugins: readonly Plugin[]
): Promise<DevWindow> {
  const port = await freePort(5_173);
  const vite = await createServer({
    configFile: false,
    root: join(root, "src/renderer"),
    cacheDir: join(root, ".out-dev/vite"),
    customLogger: quietLogger(),
    plugins: [react(), ...plugins],
    server: {
      host,
      port,
      strictPort: true,
      // No other site's page reads anything here.
      cors: false,
      // Its address for a page that does not come from here: app://banken.
      hmr: { host, clientPort: port, protocol: "ws" },
      fs: { allow: [join(root, "src"), realpathSync(join(root, "node_modules"))] },
      proxy,
    },
  });
  await vite.listen();
  // At SIGTERM Vite ends the process at once: what runs beside it ends in good order first.
  process.removeAllListeners("SIGTERM");
  return { origin: `http://${host}:${port}`, vite };
}
