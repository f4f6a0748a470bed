#!/usr/bin/env node
// The entry of the command. Nothing is imported before the check: better-sqlite3 13 crashes an older Node outright.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 24 || (major === 24 && minor < 6)) {
  process.stderr.write(
    `banken needs Node 24.6 or newer; this is ${process.version}. From a checkout, "npm run -s banken -- …" brings its own.\n`,
  );
  process.exitCode = 69;
} else {
  try {
    const { main } = await import("./command.ts");
    await main(process.argv.slice(2));
  } catch (thrown) {
    // Node's own status for a crash is 1, which would say that something is malicious.
    process.stderr.write(`banken: cannot start. ${thrown}\n`);
    process.exitCode = 69;
  }
}
