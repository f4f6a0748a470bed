/** How long a browser may take to begin with a file, in ms. */
const patience = 60_000;

/** Hands bytes to the browser as a file to keep. */
export function saveBytes(filename: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), patience);
}
