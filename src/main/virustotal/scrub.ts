/**
 * The same bytes with every occurrence of the key written over, length kept. VirusTotal has been seen to echo the
 * key in a 401 (`Wrong API key: <key>`, CONTRACT.md §3): nothing that comes back is shown or stored unscrubbed.
 */
export function scrub(body: Buffer, key: string): Buffer {
  let clean = body;
  for (const form of new Set([key, key.toLowerCase(), key.toUpperCase()])) {
    if (form === "") continue;
    for (let at = clean.indexOf(form, 0, "latin1"); at !== -1; at = clean.indexOf(form, at, "latin1")) {
      if (clean === body) clean = Buffer.from(body);
      clean.fill("*", at, at + form.length);
    }
  }
  return clean;
}
