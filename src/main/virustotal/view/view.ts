import type { Context, Engine } from "../../../shared/contract/reports.ts";
import { readContext } from "./context.ts";
import { readEngines } from "./engines.ts";
import { attributesOf } from "./wire.ts";

/** All of an answer that the window shows. */
export interface View {
  readonly engines: readonly Engine[];
  readonly context: Context;
}

/** Reads an answer's bytes, whatever they are: what is not there, or not as it should be, is left out. */
export function readView(body: Uint8Array): View {
  const attributes = attributesOf(body);
  return { engines: readEngines(attributes), context: readContext(attributes) };
}
