// The floors of ARCHITECTURE.md, as rules: a floor may import itself and what lies below it, nothing else.
// Imports that exist for types only are counted too (tsPreCompilationDeps): a type is knowledge of a floor.

/** Folders under src/, lowest floor first. Rooms of one floor do not see each other. */
const floors = [
  ["shared"],
  ["main/watch"],
  ["main/store", "main/virustotal", "main/channels"],
  ["main/app"],
  ["main/desktop", "main/headless"],
];

const mayImport = floors.flatMap((rooms, level) =>
  rooms.map((room) => ({ room, below: [room, ...floors.slice(0, level).flat()] })),
);
const beside = ["preload", "renderer"].map((room) => ({ room, below: [room, "shared"] }));

/**
 * The places of the window, and which others each is put together of: the list shows a domain beside it, and Welcome is
 * the key's form and the preview in one. What several need is in parts/; the shell puts the places together.
 */
const places = {
  domains: ["domain"],
  domain: [],
  alerts: [],
  activity: [],
  settings: [],
  preview: [],
  welcome: ["preview", "settings"],
};

module.exports = {
  forbidden: [
    ...Object.entries(places).map(([place, others]) => ({
      name: `place-${place}`,
      comment: `what ${place} shares with another place belongs in renderer/parts`,
      severity: "error",
      from: { path: `^src/renderer/${place}/` },
      to: {
        path: `^src/renderer/(${Object.keys(places).join("|")})/`,
        pathNot: `^src/renderer/(${[place, ...others].join("|")})/`,
      },
    })),
    {
      name: "parts-know-no-place",
      severity: "error",
      from: { path: "^src/renderer/parts/" },
      to: { path: `^src/renderer/(${Object.keys(places).join("|")})/` },
    },
    ...[...mayImport, ...beside].map(({ room, below }) => ({
      name: `floor-${room.replace("/", "-")}`,
      comment: `${room} may import ${below.join(", ")}`,
      severity: "error",
      from: { path: `^src/${room}/` },
      to: { path: "^src/", pathNot: `^src/(${below.join("|")})/` },
    })),
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "electron-in-desktop-only",
      comment: "the core and the command must run where Electron cannot be had",
      severity: "error",
      from: { pathNot: "^src/(main/desktop|preload)/" },
      to: { path: "(^|/)electron(/|$)", pathNot: "electron-vite" },
    },
    {
      name: "heart-is-pure",
      comment: "watch/ decides: no SQLite, no HTTP, no files, no clock but the one handed in",
      severity: "error",
      from: { path: "^src/main/watch/" },
      to: { pathNot: "^src/|^(node:)?url$|node_modules/tldts/" },
    },
    {
      name: "src-does-not-know-its-tests",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|scripts)/" },
    },
  ],
  options: {
    // swc, because dependency-cruiser reads TypeScript up to 6 and ours is 7, which has no JavaScript API.
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^out/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js"],
    },
  },
};
