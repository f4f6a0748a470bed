import { existsSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import { type TrayKind, trayKinds } from "../../src/main/watch/tray.ts";
import { png } from "./files.ts";
import { colourPaint, traySvg } from "./tray-drawing.ts";

/** The sizes of trays (GNOME and Windows, KDE and macOS, dense ones), drawn as a screen of twice the density does. */
const sizes = [16, 22, 32];
const density = 2;
const columns = 3;
const margin = 24;
const gap = 18;
const panels = ["#f0f0f0", "#202020"];
const panel = {
  width: sizes.reduce((sum, size) => sum + size * density + gap, gap),
  height: Math.max(...sizes) * density + 2 * gap,
};
const word = 38;
const cell = { width: panels.length * panel.width, height: word + panel.height };

/** What each state is called to a person. */
const words: Record<TrayKind, string> = {
  malicious: "malicious",
  key_dead: "no key",
  suspicious: "suspicious",
  offline: "offline",
  paused: "paused",
  checking: "checking",
  old: "out of date",
  practice: "practice",
  well: "none flagged",
};

/** Named, so that it is the same picture wherever it is drawn (Debian, Ubuntu: fonts-dejavu-core). */
const font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

/** The picture of the README: every state in three sizes on a light and on a dark panel, with its word. */
export function trayStates(): Buffer {
  if (!existsSync(font)) throw new Error(`the words of docs/tray-states.png are drawn with ${font}`);
  const rows = Math.ceil(trayKinds.length / columns);
  const width = columns * (cell.width + margin) + margin;
  const height = rows * (cell.height + margin) + margin;
  const cells = trayKinds.map((kind, n) => {
    const x = margin + (n % columns) * (cell.width + margin);
    const y = margin + Math.floor(n / columns) * (cell.height + margin);
    return `<g transform="translate(${x} ${y})">${cellOf(kind)}</g>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="M0 0h${width}v${height}H0z" fill="#fff"/>${cells.join("")}</svg>`;
  return new Resvg(svg, {
    font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: "DejaVu Sans" },
  })
    .render()
    .asPng();
}

function cellOf(kind: TrayKind): string {
  const name = `<text x="4" y="24" font-size="22" font-family="DejaVu Sans" fill="#202020">${words[kind]}</text>`;
  const clip = `<clipPath id="${kind}"><rect y="${word}" width="${cell.width}" height="${panel.height}" rx="12"/></clipPath>`;
  const grounds = panels.map((ground, n) => {
    const at = n * panel.width;
    return `<path d="M${at} ${word}h${panel.width}v${panel.height}H${at}z" fill="${ground}"/>${iconsOf(kind, at)}`;
  });
  return `${name}${clip}<g clip-path="url(#${kind})">${grounds.join("")}</g>`;
}

/** The icons of one panel, beside each other. */
function iconsOf(kind: TrayKind, at: number): string {
  let x = at + gap;
  return sizes
    .map((size) => {
      const side = size * density;
      const y = word + (panel.height - side) / 2;
      const image = png(traySvg(kind, colourPaint), side).toString("base64");
      const drawn = `<image x="${x}" y="${y}" width="${side}" height="${side}" href="data:image/png;base64,${image}"/>`;
      x += side + gap;
      return drawn;
    })
    .join("");
}
