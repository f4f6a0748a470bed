#!/usr/bin/env node
// The entry of the command. Nothing but the texts is imported before the check: better-sqlite3 13 crashes an older
// Node outright.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const needed = [24, 6] as const;

try {
  const { startWords } = await import("./terminal/start.ts");
  const words = await startWords(process.argv.slice(2));
  try {
    if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
      const text = words.t("terminal:start.oldNode", { needed: needed.join("."), version: process.version });
      process.stderr.write(`${text}\n`);
      process.exitCode = 69;
    } else {
      const { main } = await import("./command.ts");
      await main(process.argv.slice(2), words);
    }
  } catch (thrown) {
    // Node's own status for a crash is 1, which would say that something is malicious.
    process.stderr.write(`${words.t("terminal:start.failed", { what: String(thrown) })}\n`);
    process.exitCode = 69;
  }
} catch (thrown) {
  process.stderr.write(`banken: ${thrown}\n`);
  process.exitCode = 69;
}
