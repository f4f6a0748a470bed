/**
 * The watchdog in a box of 16, as SVG paths: a head with pricked ears that tapers to a muzzle. The window's mascot, its
 * favicon, the app's icon and the tray's (scripts/icons) are all drawn from these.
 */
export const head =
  "M2 1.5 6 3.6h4L14 1.5l.4 6.2-2.9 3v1.6c0 1.5-1.4 2.4-3.5 2.4s-3.5-.9-3.5-2.4v-1.6l-2.9-3z";
export const eyes = "M4.6 6h2v2h-2zM9.4 6h2v2h-2z";
export const nose = "M6.5 11h3L8 13z";
/** What it has at its cheek where something is malicious, and what is cut out of that. */
export const alarm = { sign: "M10.6 6.3 15 14.8H6.2z", mark: "M9.9 9h1.4v2.8H9.9zM9.9 12.6h1.4V14H9.9z" };
