import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../../../scripts/build.ts";
import type { Row } from "../table.ts";

/** What the page loads before its first paint: the entry, what that imports at once, and one language. */
export function javascript(): Row {
  const built = join(root, "out/renderer");
  const page = readFileSync(join(built, "index.html"), "utf8");
  const first = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? "");
  const loaded = new Set<string>();
  const load = (path: string) => {
    if (loaded.has(path)) return;
    loaded.add(path);
    const text = readFileSync(join(built, path), "utf8");
    for (const [, name] of text.matchAll(/(?:^|[;}\s])(?:import|export)[^;()'"]*?["']\.\/([^"']+\.js)["']/g))
      load(`/assets/${name}`);
  };
  for (const path of first) load(path);
  const language = readdirSync(join(built, "assets")).filter((name) => /^window-.*\.js$/.test(name));
  const sizes = [...loaded].map((path) => gzipSync(readFileSync(join(built, path))).length);
  const texts = Math.max(
    0,
    ...language.map((name) => gzipSync(readFileSync(join(built, "assets", name))).length),
  );
  const kilobytes = (sizes.reduce((sum, size) => sum + size, 0) + texts) / 1024;
  return {
    what: "JavaScript for the first paint, gzip / 350 KB",
    ratio: kilobytes / 350,
    bound: { at: 1, side: "most" },
    figures: `${kilobytes.toFixed(0)} KB in ${loaded.size + 1} files`,
  };
}
