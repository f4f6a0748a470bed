import type { TrayKind } from "../../src/main/watch/tray.ts";
import { alarm, eyes, head, nose } from "../../src/renderer/shell/dog-shape.ts";

/** A part of a drawing in a box of 16, one unit for one pixel of the smallest icon. */
interface Part {
  readonly d: string;
  /** The width of the line; without one the shape is filled. */
  readonly line?: number;
}

/** How a state looks: the dog, and what it has with it. No two may differ in colour alone. */
interface Look {
  /** Drawn as a line where nobody watches. */
  readonly hollow: boolean;
  readonly badge: readonly Part[];
  /** What is cut out of the badge. */
  readonly holes: readonly Part[];
  readonly colour: string;
  readonly body: string;
}

/** What an icon is painted with. */
export interface Paint {
  /** The sticker's edge under it, which sets it off from any panel; null: none. */
  readonly edge: string | null;
  /** One colour for all of it; null: each state's own. */
  readonly only: string | null;
}

/** macOS takes the shape and paints it itself. */
export const templatePaint: Paint = { edge: null, only: "#000" };
export const colourPaint: Paint = { edge: "#fff", only: null };

const face = { eyes: { d: eyes }, nose: { d: nose } } satisfies Record<string, Part>;

const slate = "#46566a";
const looks: Record<TrayKind, Look> = {
  malicious: {
    hollow: false,
    badge: [{ d: alarm.sign }],
    holes: [{ d: alarm.mark }],
    colour: "#d3261d",
    body: "#7d1a14",
  },
  key_dead: {
    hollow: true,
    badge: [{ d: "M7.7 7.7l6.6 6.6M14.3 7.7l-6.6 6.6", line: 2.4 }],
    holes: [],
    colour: "#8a3fb8",
    body: slate,
  },
  suspicious: {
    hollow: false,
    badge: [{ d: "M10.6 6.2 15 10.6l-4.4 4.4-4.4-4.4z" }],
    holes: [{ d: "M10.6 9 12.2 10.6l-1.6 1.6L9 10.6z" }],
    colour: "#c07a00",
    body: slate,
  },
  offline: {
    hollow: true,
    badge: [{ d: "M2 14 14 2", line: 2 }],
    holes: [],
    colour: "#8a3fb8",
    body: slate,
  },
  paused: {
    hollow: true,
    badge: [{ d: "M7 8h3v7H7zM12 8h3v7h-3z" }],
    holes: [],
    colour: "#2c5c8a",
    body: slate,
  },
  checking: {
    hollow: false,
    badge: [{ d: "M13.4 9.6A3.3 3.3 0 1 0 13.8 12.3", line: 1.7 }, { d: "M15 6.6v4.4h-4.4z" }],
    holes: [],
    colour: "#1f6fc0",
    body: slate,
  },
  old: {
    hollow: false,
    badge: [{ d: "M10.7 6.3a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8z" }],
    holes: [{ d: "M10.6 8v3h2.6", line: 1.2 }],
    colour: "#7a5a1e",
    body: slate,
  },
  practice: {
    hollow: false,
    badge: [
      {
        d: "M3 9.4a1.7 1.7 0 0 1 1.7 1.5h6.6a1.7 1.7 0 1 1 2.5 1.3 1.7 1.7 0 1 1-2.5 1.3H4.7A1.7 1.7 0 1 1 2.2 12.2 1.7 1.7 0 0 1 3 9.4z",
      },
    ],
    holes: [],
    colour: "#0f7d86",
    body: slate,
  },
  well: { hollow: false, badge: [], holes: [], colour: "#1c7a43", body: "#1c7a43" },
};

/** The parts in one colour, `more` units wider than they are. */
function drawn(parts: readonly Part[], colour: string, more = 0): string {
  return parts
    .map(({ d, line = 0 }) => {
      const fill = line === 0 ? colour : "none";
      return `<path d="${d}" fill="${fill}" stroke="${colour}" stroke-width="${line + more}"/>`;
    })
    .join("");
}

/** What the parts stand on, a pixel around them: also what a line runs around. */
function ground(parts: readonly Part[], colour: string): string {
  return parts
    .map(
      ({ d, line = 0 }) => `<path d="${d}" fill="${colour}" stroke="${colour}" stroke-width="${line + 2}"/>`,
    )
    .join("");
}

const mask = (id: string, cut: string) =>
  `<mask id="${id}" maskUnits="userSpaceOnUse" x="0" y="0" width="16" height="16"><path d="M0 0h16v16H0z" fill="#fff"/>${cut}</mask>`;

/** The icon of a state as SVG, in a box of 16. */
export function traySvg(kind: TrayKind, { edge, only }: Paint): string {
  const { hollow, badge, holes, colour, body } = looks[kind];
  const dog: Part = { d: head };
  const drawnFace = badge.length === 0 ? [face.eyes, face.nose] : [face.eyes];
  const headPaint = only ?? body;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" stroke-linejoin="round">`,
    mask("head", drawn(hollow ? [] : drawnFace, "#000") + ground(badge, "#000")),
    mask("badge", drawn(holes, "#000")),
    edge === null ? "" : ground([dog, ...badge], edge),
    `<g mask="url(#head)">`,
    hollow
      ? drawn([{ ...dog, line: 1.3 }], headPaint) + drawn([face.eyes], headPaint)
      : drawn([dog], headPaint, 0.6),
    `</g><g mask="url(#badge)">${drawn(badge, only ?? colour)}</g></svg>`,
  ].join("");
}
