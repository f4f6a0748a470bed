import { head } from "../../src/renderer/shell/dog-shape.ts";

/** The tile of each system's icon: macOS leaves room for a shadow around it, the others do not. */
export const tiles = { macos: 100, others: 24 } as const;

/**
 * The app's icon as SVG, in a box of 1024.
 * @param inset how far the tile is from the edge of the box
 */
export function appSvg(inset: number): string {
  const side = 1024 - 2 * inset;
  const scale = (side * 0.72) / 16;
  const at = 512 - 8 * scale;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024"><title>Banken</title>`,
    `<defs><linearGradient id="night" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#3f7ab3"/><stop offset="1" stop-color="#1d4166"/></linearGradient></defs>`,
    `<rect x="${inset}" y="${inset}" width="${side}" height="${side}" rx="${side * 0.225}" fill="url(#night)"/>`,
    `<g transform="translate(${at} ${at - 0.1 * scale}) scale(${scale})" stroke-linejoin="round">`,
    `<path d="${head}" fill="#fff" stroke="#fff" stroke-width="0.7"/>`,
    `<g fill="#1d4166"><circle cx="5.6" cy="7" r="0.85"/><circle cx="10.4" cy="7" r="0.85"/>`,
    `<path d="M6.6 11.1h2.8L8 12.9z" stroke="#1d4166" stroke-width="0.5"/></g></g></svg>`,
  ].join("");
}
