/** How long a browser may take to begin with a file, in ms. */
const patience = 60_000;

/** Hands a text, or bytes as they are, to the browser as a file to keep. */
export function handOver({ filename, type, text }: { filename: string; type: string; text: BlobPart }): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), patience);
}
