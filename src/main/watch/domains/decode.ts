/** The bytes of a pasted or opened file as text. */

export type DecodedList =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: "binary" };

/** How files begin that are dropped on a window by mistake; an .xlsx is a zip, an .xls an OLE file. */
const signatures = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0x50, 0x4b, 0x03, 0x04], // zip
  [0xd0, 0xcf, 0x11, 0xe0], // OLE
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0xff, 0xd8, 0xff], // JPEG
  [0x1f, 0x8b], // gzip
  [0x28, 0xb5, 0x2f, 0xfd], // zstd
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // RTF
  [0xff, 0xfe, 0x00, 0x00], // UTF-32
];

const sampleSize = 4096;

/**
 * Decodes UTF-8 and UTF-16 (either order), with or without a byte order mark. Bytes that are not UTF-8 become
 * U+FFFD, so that a Shift_JIS or Latin-1 file still gives its ASCII names. Fails only on what is no text at all.
 */
export function decodeList(bytes: Uint8Array): DecodedList {
  if (signatures.some((signature) => startsWith(bytes, signature))) return { ok: false, reason: "binary" };
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return { ok: false, reason: "binary" };
  return { ok: true, text: new TextDecoder(encoding).decode(bytes) };
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  const sample = bytes.subarray(0, sampleSize);
  if (!bytes.includes(0)) return tooManyControls(sample) ? undefined : "utf-8";
  // ASCII in UTF-16 has a NUL in every other place. The other place has one only for U+3000 and its like.
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte === 0 && index % 2 === 0) even++;
    if (byte === 0 && index % 2 === 1) odd++;
  }
  const enough = sample.length / 20;
  if (bytes.length % 2 === 0 && odd >= enough && odd > 5 * even) return "utf-16le";
  if (bytes.length % 2 === 0 && even >= enough && even > 5 * odd) return "utf-16be";
  return undefined;
}

function tooManyControls(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample) if (byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte !== 0x1b) controls++;
  return controls > sample.length / 10;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
