import type { Rectangle } from "electron";
import * as z from "zod";

/** Where the window was, in device-independent pixels. */
export const placement = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});
export type Placement = z.infer<typeof placement>;

/** Where it is to be. Without a position the system puts it in the middle. */
export interface Placed {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export const smallest = { width: 400, height: 400 };
const usual = { width: 1_280, height: 820 };

/** So much of the window's upper edge has to be on a display that a hand can take hold of it there. */
const handle = { width: 160, height: 40 };

/**
 * Where the window was, as far as that is still anywhere: displays are taken away and turned.
 * @param areas what of each display windows may have, the main one's first
 */
export function placeOn(kept: Placement | null, areas: readonly Rectangle[]): Placed {
  const home = kept === null ? undefined : areas.find((area) => canBeHeld(kept, area));
  const area = home ?? areas[0];
  const within = (wanted: number, least: number, most = Number.POSITIVE_INFINITY) =>
    Math.max(least, Math.min(wanted, most));
  return {
    ...(kept !== null && home !== undefined && { x: kept.x, y: kept.y }),
    width: within(kept?.width ?? usual.width, smallest.width, area?.width),
    height: within(kept?.height ?? usual.height, smallest.height, area?.height),
    maximized: kept?.maximized ?? false,
  };
}

function canBeHeld({ x, y, width }: Placement, area: Rectangle): boolean {
  const seen = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return seen >= Math.min(handle.width, width) && y >= area.y && y + handle.height <= area.y + area.height;
}
