/** The window's own scheme and origin, as Chromium serialises it: files of the disk have none that could be told apart. */
export const scheme = "app";
const host = "banken";
export const origin = `${scheme}://${host}`;

/** Whether an address is one of the window's own. */
export function isOurs(address: string): boolean {
  // Node calls every origin of a scheme that the URL standard does not know "null": what makes it up is compared.
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === `${scheme}:` &&
    url.host === host &&
    url.username === "" &&
    url.password === ""
  );
}
