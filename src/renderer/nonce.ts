/** The number that the page's policy wants on every style that is put in at run time. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
}

// Where a dialog keeps the page behind it from scrolling, Mantine's own helper (react-remove-scroll) puts a style in,
// and takes its nonce from this name (https://www.npmjs.com/package/get-nonce).
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
