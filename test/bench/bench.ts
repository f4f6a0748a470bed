import { benchLists } from "./lists.ts";
import { benchPass } from "./pass.ts";
import { benchPlan } from "./plan.ts";
import { benchStorage } from "./storage.ts";
import { printTable } from "./table.ts";
import { benchThroughput } from "./throughput.ts";
import { benchWindow } from "./window/window.ts";

// `npm run bench`: each row is a ratio taken in one run, so that a slow day slows both sides of it.
// Names on the line choose: npm run bench -- pass storage

const benches = {
  pass: ["A pass in virtual time, 4 requests a minute, answers of 0.2 to 2 s", benchPass],
  throughput: [
    "Throughput with the quota out of the way, 10,000 answers of 20 KB over loopback",
    benchThroughput,
  ],
  storage: ["Storage, 200 domains with 60 daily checks each", benchStorage],
  window: ["The window in Chromium, 10,000 domains with 100 checks each", benchWindow],
  plan: ["The plan: a year of 1,000 domains at 500 requests a day, in virtual time", benchPlan],
  lists: ["Reading a list of 100,000 mixed lines", benchLists],
} as const;

const chosen = process.argv.slice(2);
let good = true;
for (const [name, [title, bench]] of Object.entries(benches))
  if (chosen.length === 0 || chosen.includes(name)) good = printTable(title, await bench()) && good;
process.exitCode = good ? 0 : 1;
