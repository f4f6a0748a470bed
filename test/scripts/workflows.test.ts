import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.ts";

const folder = join(root, ".github/workflows");
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(join(folder, name), "utf8")] as const,
);

/** The lines of each job, by its name: what is indented below `jobs:`. */
function jobsOf(text: string): (readonly [string, string])[] {
  const [, jobs = ""] = text.split(/^jobs:\n/m);
  return jobs
    .split(/^(?= {2}[a-z-]+:$)/m)
    .filter((job) => job.trim() !== "")
    .map((job) => [/[a-z-]+/.exec(job)?.[0] ?? "", job] as const);
}

/** The rights that a job takes, each with its level. */
function rightsOf(job: string): string[] {
  const [, block = ""] = /^ {4}permissions:\n((?: {6}.*\n?)+)/m.exec(job) ?? [];
  return block
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

describe.each(workflows)("%s", (name, text) => {
  it("pins every action by its whole commit and names the version", () => {
    const used = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, what = ""]) => what);
    expect(used).not.toEqual([]);
    for (const what of used)
      expect(what).toMatch(/^(\.\/\.github\/workflows\/\S+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
  });

  it("takes no right for all, and for each job no more than it needs", () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    const jobs = jobsOf(text);
    expect(jobs).not.toEqual([]);
    for (const [job, lines] of jobs)
      expect([job, rightsOf(lines)]).toEqual([
        job,
        // The one job that writes: the draft release.
        [name === "release.yml" && job === "draft" ? "contents: write" : "contents: read"],
      ]);
  });

  it("leaves no token in a clone, and none of what an outsider wrote in a script", () => {
    expect(text.match(/persist-credentials: false/g)).toHaveLength(
      text.match(/actions\/checkout@/g)?.length ?? 0,
    );
    expect(text).not.toMatch(/pull_request_target|workflow_run/);
    for (const [, script = ""] of text.matchAll(/^\s*(?:- )?run: (.*)$/gm))
      expect(script).not.toContain("${{");
  });
});

it("tests the desktop in Electron itself, with its sandbox, on every system", () => {
  const ci = readFileSync(join(folder, "ci.yml"), "utf8");
  expect(ci).toContain("os: [ubuntu-latest, macos-latest, windows-latest]");
  expect(ci).toContain("npx --no-install install-electron");
  expect(ci).toMatch(/apparmor_restrict_unprivileged_userns=0\n[\s\S]*xvfb-run --auto-servernum npm test/);
  expect(ci).not.toMatch(/run:.*--no-sandbox/);
});
