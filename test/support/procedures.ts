import { isContractProcedure } from "@orpc/contract";
import * as z from "zod";
import { contract } from "../../src/shared/contract/index.ts";

/** A procedure of the contract, by its path, with what it takes as JSON Schema (null: it takes nothing). */
export interface Listed {
  readonly path: readonly string[];
  readonly input: JsonSchema | null;
}

/** As much of JSON Schema as zod's schemas come to here. */
export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** Every procedure that the contract has. */
export function procedures(part: unknown = contract, path: readonly string[] = []): Listed[] {
  if (isContractProcedure(part)) {
    const { inputSchema } = part["~orpc"];
    const input =
      inputSchema === undefined
        ? null
        : (z.toJSONSchema(inputSchema as z.ZodType, { io: "input" }) as JsonSchema);
    return [{ path, input }];
  }
  return Object.entries(part as object).flatMap(([name, each]) => procedures(each, [...path, name]));
}
