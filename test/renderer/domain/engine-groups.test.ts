import { expect, test } from "vitest";
import { groupEngines, searchGroups } from "../../../src/renderer/domain/engine-groups.ts";
import { anEngine, someStats } from "../../support/evidence.ts";

const engines = [
  anEngine("Fortinet", "malicious"),
  anEngine("Owl", "suspicious"),
  anEngine("AILabs (MONITORAPP)"),
  anEngine("ＺｅｒｏＦｏｘ"),
  anEngine("Mute", "undetected"),
  anEngine("Slow", "timeout", null),
  anEngine("Odd", "other", "confirmed-timeout"),
];
const shape = (groups: ReturnType<typeof groupEngines>) =>
  groups.map(({ name, engines, counted }) => [name, engines.map(({ engine }) => engine), counted]);

test("engines are grouped by what they say, with VirusTotal's own counts", () => {
  const stats = someStats({ malicious: 1, suspicious: 1, harmless: 3, undetected: 1, timeout: 1 });
  expect(shape(groupEngines(engines, stats))).toEqual([
    ["malicious", ["Fortinet"], 1],
    ["suspicious", ["Owl"], 1],
    // One more is counted than named, as in many recorded answers.
    ["harmless", ["AILabs (MONITORAPP)", "ＺｅｒｏＦｏｘ"], 3],
    ["silent", ["Mute"], 1],
    ["other", ["Slow", "Odd"], 2],
  ]);
});

test("a group that is counted and has no names is there, one without either is not", () => {
  const stats = someStats({ harmless: 60, undetected: 0 });
  expect(shape(groupEngines([], stats))).toEqual([["harmless", [], 60]]);
  expect(groupEngines([], null)).toEqual([]);
});

test("search finds names and words, whatever their case and width, all words together", () => {
  const found = (search: string) =>
    searchGroups(groupEngines(engines, null), search, (category) =>
      category === "undetected" ? "判定なし" : category,
    ).flatMap((group) => group.engines.map(({ engine }) => engine));
  expect(found("zerofox")).toEqual(["ＺｅｒｏＦｏｘ"]);
  expect(found("PHISH")).toEqual(["Fortinet"]);
  expect(found(" (monitorapp)  clean ")).toEqual(["AILabs (MONITORAPP)"]);
  expect(found("fortinet clean")).toEqual([]);
  // What the window says for VirusTotal's words is found too.
  expect(found("判定なし")).toEqual(["Mute"]);
  expect(found("  ")).toHaveLength(engines.length);
});
