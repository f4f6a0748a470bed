import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWhereNeeded, root } from "./build.ts";
import { findOrFetchChromium, howToGetChromium } from "./chromium.ts";

// `npm test`: the checks (types, style, floors, dead code), the build, and every suite: vitest's, the window's in a real
// Chromium, and the desktop's in Electron where its runtime is. The last line is the sum of all of them. Arguments go to
// vitest and Playwright both, which take them for parts of file names (`npm test -- quota`).

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What is read of vitest's JSON report. */
interface Result {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { cwd: root, stdio: "inherit" }).status === 0;
}

/** What was skipped, by its full name: each says in it why. */
function skippedNames(result: Result): string[] {
  return result.testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status === "pending" || status === "skipped" || status === "todo")
    .map(({ fullName }) => fullName);
}

function checks(): Counts {
  // npm itself, not its name: on Windows that is a .cmd, which cannot be spawned.
  const npm = process.env.npm_execpath;
  const good =
    npm === undefined
      ? run("npm", ["run", "-s", "check"])
      : run(process.execPath, [npm, "run", "-s", "check"]);
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 };
}

function vitest(args: readonly string[]): Counts {
  const folder = mkdtempSync(join(tmpdir(), "banken-vitest-"));
  const file = join(folder, "result.json");
  const binary = join(root, "node_modules/vitest/vitest.mjs");
  const ran = run(process.execPath, [
    binary,
    "run",
    "--reporter=default",
    "--reporter=json",
    ...(args.length > 0 ? ["--passWithNoTests"] : []),
    `--outputFile.json=${file}`,
    ...args,
  ]);
  try {
    const result: Result = JSON.parse(readFileSync(file, "utf8"));
    // A suite that could not even be read has no test that failed, and is no less red.
    const failed = Math.max(result.numFailedTests, ran ? 0 : 1);
    for (const name of skippedNames(result)) console.log(`skipped: ${name}`);
    return { passed: result.numPassedTests, failed, skipped: result.numPendingTests + result.numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is read of Playwright's JSON report. */
interface BrowserSuite {
  readonly suites?: readonly BrowserSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: string;
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}
interface BrowserResult {
  readonly suites: readonly BrowserSuite[];
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

/** What was skipped below a suite, and why. */
function skippedIn({ suites = [], specs }: BrowserSuite): string[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === "skipped")
      .map(({ annotations }) => `${title} (${annotations.find(({ type }) => type === "skip")?.description})`),
  );
  return [...own, ...suites.flatMap(skippedIn)];
}

function browser(args: readonly string[]): Counts {
  const chromium = findOrFetchChromium(root);
  if (chromium === null) {
    console.log(howToGetChromium);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const folder = mkdtempSync(join(tmpdir(), "banken-e2e-"));
  const file = join(folder, "result.json");
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = file;
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  const ran = run(process.execPath, [
    cli,
    "test",
    "--reporter=list,json",
    ...(args.length > 0 ? ["--pass-with-no-tests", ...args] : []),
  ]);
  try {
    const { stats, suites }: BrowserResult = JSON.parse(readFileSync(file, "utf8"));
    for (const name of suites.flatMap(skippedIn)) console.log(`skipped: ${name}`);
    // A test that only passed at the second try is not green.
    const failed = Math.max(stats.unexpected + stats.flaky, ran ? 0 : 1);
    return { passed: stats.expected, failed, skipped: stats.skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const names = process.argv.slice(2);
const checked = checks();
buildWhereNeeded();
const suites = [checked, vitest(names), browser(names)];
const [passed, failed, skipped] = (["passed", "failed", "skipped"] as const).map((kind) =>
  suites.reduce((sum, counts) => sum + counts[kind], 0),
);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
