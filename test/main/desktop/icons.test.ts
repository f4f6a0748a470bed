import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";
import { appSvg, tiles } from "../../../scripts/icons/app-drawing.ts";
import { iconFiles, png } from "../../../scripts/icons/files.ts";
import { colourPaint, templatePaint, traySvg } from "../../../scripts/icons/tray-drawing.ts";
import { type TrayKind, trayKinds } from "../../../src/main/watch/tray.ts";

const resources = join(import.meta.dirname, "../../../resources");
const side = 16;

/** How light each pixel is that an SVG comes to on a panel, from 0 to 255. */
function greys(svg: string, ground: string): readonly number[] {
  const { pixels } = new Resvg(svg, { fitTo: { mode: "width", value: side }, background: ground }).render();
  return Array.from({ length: side * side }, (_, n) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(4 * n, 4 * n + 3);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
}

/** A pixel is another one where it is lighter or darker by a quarter of the range: a soft edge that moved is not. */
const otherGrey = 64;
/** As many pixels as a square of four by four, the smallest mark that an eye finds at this size without looking for it. */
const fewest = 16;

function pixelsApart(a: readonly number[], b: readonly number[]): number {
  return a.filter((grey, n) => Math.abs(grey - (b[n] ?? 0)) >= otherGrey).length;
}
const toldApart = (a: readonly number[], b: readonly number[]) => pixelsApart(a, b) >= fewest;

const panels = {
  "in colour on a light panel": { ground: "#f0f0f0", paint: colourPaint },
  "in colour on a dark panel": { ground: "#202020", paint: colourPaint },
  "as a template on a light bar": { ground: "#f0f0f0", paint: templatePaint },
  // macOS paints a template white there.
  "as a template on a dark bar": { ground: "#202020", paint: { ...templatePaint, only: "#fff" } },
};

describe.each(Object.entries(panels))("the tray's states at 16 pixels, %s", (_name, { ground, paint }) => {
  const seen = new Map(trayKinds.map((kind) => [kind, greys(traySvg(kind, paint), ground)]));
  const of = (kind: TrayKind) => seen.get(kind) ?? [];
  const bare = greys(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"/>`, ground);

  test.each(trayKinds.flatMap((a, n) => trayKinds.slice(n + 1).map((b) => [a, b] as const)))(
    "%s and %s are told apart without colour",
    (a, b) => {
      expect(pixelsApart(of(a), of(b))).toBeGreaterThanOrEqual(fewest);
    },
  );

  test("each stands out from the panel", () => {
    for (const kind of trayKinds) expect(pixelsApart(of(kind), bare)).toBeGreaterThan(3 * fewest);
  });

  test("the same shape is not told apart: not from itself, and not in another colour as light", () => {
    for (const kind of trayKinds) expect(toldApart(of(kind), of(kind))).toBe(false);
    const blue = traySvg("suspicious", paint).replaceAll("#c07a00", "#1f6fc0");
    expect(toldApart(of("suspicious"), greys(blue, ground))).toBe(false);
  });
});

test("the window's favicon is the app's icon: npm run icons", () => {
  const favicon = readFileSync(join(resources, "../src/renderer/public/icon.svg"), "utf8");
  expect(favicon).toBe(`${appSvg(tiles.others)}\n`);
});

describe("the files in resources", () => {
  const made = iconFiles();
  const committed = globSync("**/*.{png,ico,icns}", { cwd: resources }).map((path) =>
    path.replaceAll("\\", "/"),
  );

  test("are those that the script makes, no more and no less", () => {
    expect(committed.toSorted()).toEqual([...made.keys()].toSorted());
  });

  test("are what the script makes of the drawings: npm run icons", () => {
    const other = [...made].filter(
      ([path, content]) => !sameImages(pngsOf(content), pngsOf(readFileSync(join(resources, path)))),
    );
    expect(other.map(([path]) => path)).toEqual([]);
  });

  test("a pixel that is otherwise makes a file another one", () => {
    const well = png(traySvg("well", colourPaint), 16);
    const wink = png(traySvg("well", colourPaint).replace("M4.6 6h2v2h-2z", "M4.6 7h2v1h-2z"), 16);
    expect(sameImages([well], [well])).toBe(true);
    expect(sameImages([well], [wink])).toBe(false);
    expect(sameImages([well], [])).toBe(false);
  });

  const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

  test("have the sizes that each system asks for", () => {
    for (const kind of trayKinds) {
      expect(sizeOf(readFileSync(join(resources, `tray/${kind}Template.png`)))).toEqual([16, 16]);
      expect(sizeOf(readFileSync(join(resources, `tray/${kind}Template@2x.png`)))).toEqual([32, 32]);
      for (const size of [16, 22, 24, 32, 48])
        expect(sizeOf(readFileSync(join(resources, `tray/${kind}-${size}.png`)))).toEqual([size, size]);
      expect(icoSizes(readFileSync(join(resources, `tray/${kind}.ico`)))).toEqual([16, 20, 24, 32, 48]);
    }
    expect(sizeOf(readFileSync(join(resources, "icon.png")))).toEqual([512, 512]);
    expect(icoSizes(readFileSync(join(resources, "icon.ico")))).toContain(256);
  });

  test("the macOS icon is whole, up to 1024 pixels", () => {
    const file = readFileSync(join(resources, "icon.icns"));
    expect(file.toString("ascii", 0, 4)).toBe("icns");
    expect(file.readUInt32BE(4)).toBe(file.length);
    const sizes: number[] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
      sizes.push(sizeOf(file.subarray(at + 8))[0] ?? 0);
    expect(sizes).toEqual([16, 32, 128, 256, 512, 1024, 32, 64, 256, 512]);
  });

  test("the templates are black alone", () => {
    for (const kind of trayKinds) {
      const { pixels } = new Resvg(traySvg(kind, templatePaint)).render();
      expect(pixels.every((value, n) => n % 4 === 3 || value === 0)).toBe(true);
    }
  });

  const signature = Buffer.from("89504e470d0a1a0a", "hex");

  /** The PNGs in a file, itself where it is one. */
  function pngsOf(file: Buffer): Buffer[] {
    const starts: number[] = [];
    for (let at = file.indexOf(signature); at !== -1; at = file.indexOf(signature, at + 1)) starts.push(at);
    return starts.map((start, n) => file.subarray(start, starts[n + 1]));
  }

  /** Whether they show the same. Another processor may round the last bits of a soft edge otherwise. */
  function sameImages(a: readonly Buffer[], b: readonly Buffer[]): boolean {
    return a.length === b.length && a.every((each, n) => sameImage(each, b[n] ?? each));
  }

  function sameImage(a: Buffer, b: Buffer): boolean {
    if (a.equals(b)) return true;
    const [here, there] = [pixelsOf(a), pixelsOf(b)];
    return here.length === there.length && here.every((value, at) => Math.abs(value - (there[at] ?? 0)) <= 2);
  }

  function pixelsOf(file: Buffer): Buffer {
    const [width, height] = sizeOf(file);
    const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${file.toString("base64")}"/>`;
    return new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`,
    ).render().pixels;
  }

  /** The sizes in a Windows icon, each as its entry and its PNG say it. */
  function icoSizes(file: Buffer): number[] {
    return Array.from({ length: file.readUInt16LE(4) }, (_, n) => {
      const at = 6 + 16 * n;
      const size = file.readUInt8(at) || 256;
      const offset = file.readUInt32LE(at + 12);
      expect(sizeOf(file.subarray(offset, offset + file.readUInt32LE(at + 8)))).toEqual([size, size]);
      return size;
    });
  }
});
