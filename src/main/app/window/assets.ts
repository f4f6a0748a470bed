import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, sep } from "node:path";

export interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether its name says what it holds, so that it never changes. */
  readonly hashed: boolean;
}

/** The window's files as they were at the start, by their paths: no path of a request ever reaches the disk. */
export interface Assets {
  readonly files: ReadonlyMap<string, Asset>;
  /** The page with a style nonce put in. */
  page(nonce: string): string;
}

/** What the window is built of. A kind that is not here is a mistake in the build, and said at the start. */
const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
};

/** The folder of the built window, as seen from what is built and from its source; null where there is none. */
export function findWindow(): string | null {
  const here = import.meta.dirname;
  const places = ["../renderer", "../../renderer", "../../../../out/renderer"].map((each) =>
    join(here, each),
  );
  return places.find((each) => existsSync(join(each, "index.html"))) ?? null;
}

export function readAssets(folder: string): Assets {
  const index = readFileSync(join(folder, "index.html"), "utf8");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1))
    .filter((path) => path !== "index.html")
    .map((path): [string, Asset] => {
      const type = types[extname(path)];
      if (type === undefined) throw new Error(`the window has a file of a kind that is not known: ${path}`);
      const address = `/${path.split(sep).join("/")}`;
      const hashed = address.split("/")[1] === "assets";
      return [address, { type, bytes: new Uint8Array(readFileSync(join(folder, path))), hashed }];
    });
  return { files: new Map(files), page: (nonce) => index.replaceAll("__STYLE_NONCE__", nonce) };
}
