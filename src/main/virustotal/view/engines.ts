import { type Engine, type EngineCategory, engineCategories } from "../../../shared/contract/reports.ts";
import { jsonObject } from "../json.ts";
import { type Attributes, order, textOf } from "./wire.ts";

/** VirusTotal has some hundred engines. What is cut off past this is the quiet end of the order. */
const mostEngines = 5_000;

/** In which order the view has them, the loudest first. */
const rank: Record<EngineCategory, number> = {
  malicious: 0,
  suspicious: 1,
  timeout: 2,
  harmless: 3,
  undetected: 4,
  other: 5,
};

/**
 * Every engine in an answer with its own word, the loudest first, then by name; empty where the answer has none.
 * Names are arbitrary text, `__proto__` among them, and two may differ in case alone: none is ever a property.
 * Source: CONTRACT.md §2, §8.4.
 */
export function readEngines(attributes: Attributes): readonly Engine[] {
  const engines: Engine[] = [];
  // JSON.parse makes `__proto__` an entry like any other.
  for (const [engine, entry] of Object.entries(jsonObject(attributes.last_analysis_results) ?? {})) {
    const row = jsonObject(entry);
    if (row === null) continue;
    engines.push({
      engine,
      category: categoryOf(row.category),
      result: textOf(row.result),
      method: textOf(row.method),
      version: textOf(row.engine_version),
    });
  }
  return engines
    .sort((a, b) => rank[a.category] - rank[b.category] || order(a.engine, b.engine))
    .slice(0, mostEngines);
}

function categoryOf(value: unknown): EngineCategory {
  return engineCategories.find((category) => category === value) ?? "other";
}
