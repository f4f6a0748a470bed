import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Connect, Plugin, ProxyOptions } from "vite";
import { root } from "../build.ts";
import { freePort } from "./free-port.ts";
import { serveSources } from "./window.ts";

const entry = join(root, "src/main/headless/bin.ts");

/** Serves the window's sources in front of a `banken serve` on its sources, until that ends. */
export async function runInBrowser(args: readonly string[]): Promise<void> {
  // One for all of its starts, since the dev server knows it; the usual one, so that a browser stays signed in.
  const port = await freePort(5_174);
  const core = `http://127.0.0.1:${port}`;
  const { origin, vite } = await serveSources({ "^/rpc/": toCore(core, () => origin) }, signIn(core));
  const child = spawn(
    process.execPath,
    [
      ...["--watch", "--watch-preserve-output", entry],
      ...["serve", ...args, "--json", "--no-open", "--port", String(port)],
    ],
    { cwd: process.cwd(), stdio: ["ignore", "pipe", "inherit"] },
  );
  createInterface({ input: child.stdout }).on("line", (line) => {
    // Node's watcher speaks there as well.
    if (!line.startsWith("{")) return console.log(line);
    const said = JSON.parse(line);
    if (said.type !== "serving") return;
    console.log(`Banken on its sources: ${origin}/${new URL(said.url).search} (good for one visit)`);
  });
  // Ctrl-C reaches the other as well.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const [status] = await once(child, "exit");
  await vite.close();
  process.exitCode = status ?? 0;
}

/**
 * Hands the window's calls on. The doors of `serve` stay as they are: a call of this very page's is given the name that
 * they know, everybody else's keeps its own and is refused there. So is one without the cookie.
 */
function toCore(core: string, origin: () => string): ProxyOptions {
  return {
    target: core,
    changeOrigin: true,
    configure: (proxy) => {
      proxy.on("proxyReq", (request, { headers }) => {
        if (headers.origin === origin() && `http://${headers.host}` === origin())
          request.setHeader("origin", core);
      });
      // It starts again just now: the window asks once more by itself.
      proxy.on("error", (_error, _request, response) => {
        if ("writeHead" in response) response.writeHead(503).end();
      });
    },
  };
}

/** Has the address with its token answered by `serve`, and its cookie kept for this page: cookies know no ports. */
function signIn(core: string): Plugin {
  const answer: Connect.NextHandleFunction = async (request, response, next) => {
    const address = URL.parse(request.url ?? "/", core);
    if (address?.pathname !== "/" || !address.searchParams.has("token")) return next();
    const came = await fetch(address, { redirect: "manual" }).catch(() => null);
    const cookies = came?.headers.getSetCookie() ?? [];
    if (cookies.length > 0) response.writeHead(302, { location: "/", "set-cookie": cookies }).end();
    else response.writeHead(came?.status ?? 503).end(await came?.text());
  };
  return { name: "sign-in", configureServer: ({ middlewares }) => void middlewares.use(answer) };
}
