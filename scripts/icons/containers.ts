/** An image of a file that holds several: a PNG and the length of its side in pixels. */
export interface Side {
  readonly size: number;
  readonly png: Buffer;
}

/** A Windows icon of PNGs, as Windows reads them since Vista: a header, an entry for each, and then the PNGs. */
export function ico(sides: readonly Side[]): Buffer {
  const header = Buffer.alloc(6 + 16 * sides.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sides.length, 4);
  let offset = header.length;
  for (const [n, { size, png }] of sides.entries()) {
    const at = 6 + 16 * n;
    // 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...sides.map(({ png }) => png)]);
}

/** What each PNG is called in a macOS icon, and how many pixels a side it has. */
export const icnsTypes = {
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
} as const;

/** A macOS icon of PNGs: each a type of four letters, its length, itself. */
export function icns(png: (size: number) => Buffer): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, "ascii");
    head.writeUInt32BE(8 + content.length, 4);
    return Buffer.concat([head, content]);
  };
  const chunks = Object.entries(icnsTypes).map(([type, size]) => chunk(type, png(size)));
  return chunk("icns", Buffer.concat(chunks));
}
