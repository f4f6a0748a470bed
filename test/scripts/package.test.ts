import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join, sep } from "node:path";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { type Node, readAsar } from "app-builder-lib/out/asar/asar.js";
import { build, Platform } from "electron-builder";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/build.ts";
import { stageCommand } from "../../scripts/packaging/command.ts";
import { contentsOf, readConfiguration } from "../../scripts/packaging/contents.ts";
import { dryRun } from "../../scripts/packaging/dry.ts";
import { fuses } from "../../scripts/packaging/fuses.ts";
import { nameOf, type Target, targets } from "../../scripts/packaging/targets.ts";
import { temporaryFolder } from "../support/folder.ts";

const real = join(root, "electron-builder.yml");
const folders = new DisposableStack();
const folderOfOwn = (): string => folders.use(temporaryFolder()).path;
afterAll(() => folders.dispose());

const linux: Target = { platform: "linux", arch: "x64" };

/** The real configuration with something changed, in a file. */
function changed(change: (text: string) => string): string {
  const text = readFileSync(real, "utf8");
  const other = change(text);
  expect(other).not.toBe(text);
  const file = join(folderOfOwn(), "electron-builder.yml");
  writeFileSync(file, other);
  return file;
}

async function problemsWith(change: (text: string) => string): Promise<string> {
  const { problems } = await dryRun(await readConfiguration(changed(change)), linux);
  return problems.join("\n");
}

const packing = (entry: string) => (text: string) => text.replace("files:\n", `files:\n  - ${entry}\n`);

beforeAll(async () => stageCommand(await readConfiguration(real)));

describe("what the packages hold", () => {
  it.each(targets.map((target) => [nameOf(target), target] as const))(
    "is as it should be for %s",
    async (_, target) => {
      const { problems, sizes } = await dryRun(await readConfiguration(real), target);
      expect(problems).toEqual([]);
      expect(sizes[0]).toMatch(/files, \d+\.\d+ MiB$/);
    },
  );

  it("is refused where electron-builder does not know an option", async () => {
    const file = changed((text) => `${text}electronFuse: true\n`);
    await expect(readConfiguration(file)).rejects.toThrow("electronFuse");
  });

  it("is refused with tests and sources in it", async () => {
    const problems = await problemsWith((text) =>
      text.replace(/ {2}- "!.*\{ts,mts.*\n {2}- "!.*\{test,tests.*\n/, "  - test/**\n"),
    );
    expect(problems).toContain("linux-x64: test/support/folder.ts: from the tests");
    expect(problems).toContain("linux-x64: test/support/folder.ts: a source");
  });

  it("is refused with a dev dependency in it", async () => {
    const problems = await problemsWith(packing("{ from: node_modules/vitest, to: node_modules/vitest }"));
    expect(problems).toContain("linux-x64: node_modules/vitest/package.json: not of a production dependency");
  });

  it("is refused with a source map or a secret in it", async () => {
    const folder = folderOfOwn();
    writeFileSync(join(folder, "desktop.js.map"), "{}");
    writeFileSync(join(folder, ".env.local"), "");
    writeFileSync(join(folder, "notes.txt"), `-----BEGIN ${"PRIVATE KEY"}-----`);
    const problems = await problemsWith(packing(`{ from: ${JSON.stringify(folder)}, to: out }`));
    expect(problems).toContain("out/desktop.js.map: a source map");
    expect(problems).toContain("out/.env.local: a secret");
    expect(problems).toContain("out/notes.txt: holds a private key");
  });

  it("is refused with another system's binary in it", async () => {
    const problems = await problemsWith((text) => text.replace(/ {4}- "!.*!\(linux.*\n/, ""));
    expect(problems).toContain("prebuilds/darwin-arm64.node: not the binary of linux-x64");
  });

  it("is refused without something that Banken is started with", async () => {
    const problems = await problemsWith((text) =>
      text.replace("  - out/preload/**\n", "").replace("*-*.png", "*-24.png"),
    );
    expect(problems).toContain("linux-x64: out/preload/preload.cjs: is not there");
    expect(problems).toContain("linux-x64: resources/tray/well-48.png: is not there");
    expect(problems).not.toContain("resources/tray/well-24.png");
    const unpacked = await problemsWith(packing('"!node_modules/electron-updater{,/**}"'));
    expect(unpacked).toContain("linux-x64: node_modules/electron-updater/package.json: is not there");
  });

  it("is refused where it would not know where to update from", async () => {
    const problems = await problemsWith((text) => text.replace(/^publish:\n( .*\n)+/m, ""));
    expect(problems).toContain("publish: ");
  });

  it("is refused with something large in it", async () => {
    const folder = folderOfOwn();
    writeFileSync(join(folder, "large.bin"), "");
    truncateSync(join(folder, "large.bin"), 2 ** 24);
    const problems = await problemsWith(packing(`{ from: ${JSON.stringify(folder)}, to: out }`));
    expect(problems).toBe("linux-x64: it is larger than 40 MiB");
  });

  it("is refused with an AppImage that is started without the sandbox", async () => {
    const problems = await problemsWith((text) => text.replace("appimage: 1.0.3", "appimage: 0.0.0"));
    expect(problems).toContain("toolsets.appimage: ");
    const left = await problemsWith((text) => text.replace(/^toolsets:\n( .*\n)+/m, ""));
    expect(left).toContain("toolsets.appimage: ");
  });

  it("is refused without the fuses, and without the whole archive under its checksum", async () => {
    const problems = await problemsWith((text) =>
      text.replace(/^afterPack.*\n/m, "").replace("smartUnpack: false", "smartUnpack: true"),
    );
    expect(problems).toContain("afterPack: ");
    expect(problems).toContain("asar: ");
  });
});

describe("electron-builder itself, with a stand-in for Electron's runtime", () => {
  const folder = folderOfOwn();
  const packed = join(folder, "packages/linux-unpacked");

  beforeAll(async () => {
    const runtime = join(folder, "runtime");
    mkdirSync(join(runtime, "resources"), { recursive: true });
    mkdirSync(join(runtime, "locales"));
    // The sentinel that the fuses are found by, their version, how many there are, and none of them set.
    const wire = Buffer.concat([
      Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"),
      Buffer.from([1, 9]),
      Buffer.from("000000000"),
    ]);
    writeFileSync(join(runtime, "electron"), wire, { mode: 0o755 });
    writeFileSync(join(runtime, "version"), "45.4.1");
    for (const name of ["locales/en-US.pak", "LICENSES.chromium.html", "chrome-sandbox"])
      writeFileSync(join(runtime, name), "");
    const config = changed((text) =>
      text
        .replace("out/packages", join(folder, "packages"))
        // There is no repository to publish to.
        .replace(/^publish:\n( .*\n)+/m, "publish: null\n")
        .concat(`electronDist: ${runtime}\n`),
    );
    await build({ projectDir: root, config, publish: "never", targets: Platform.LINUX.createTarget("dir") });
  });

  it("packs exactly what the dry run says", async () => {
    const { header } = await readAsar(join(packed, "resources/app.asar"));
    const resources = join(packed, "resources");
    const beside = readdirSync(join(resources, "command"), { recursive: true, encoding: "utf8" })
      .map((path) => `command/${path.split(sep).join("/")}`)
      .filter((path) => statSync(join(resources, path)).isFile())
      .map((path) => `beside ${path}`);
    const told = await contentsOf(await readConfiguration(real), linux);
    expect([...listed(header, ""), ...beside].sort()).toEqual(
      told.map(({ part, path }) => `${part} ${path}`).sort(),
    );
  });

  it("sets every fuse", async () => {
    const wire = await getCurrentFuseWire(join(packed, "banken-desktop"));
    const all = Object.values(FuseV1Options).filter((each) => typeof each === "number");
    expect(all.map((fuse) => String.fromCharCode(wire[fuse] ?? 0))).toEqual(
      all.map((fuse) => (fuses[fuse] ? "1" : "0")),
    );
  });

  it("brings a command that a plain Node runs", () => {
    const command = join(packed, "resources/command/banken");
    const { status, stdout } = spawnSync("sh", [command, "check", "--practice", "--json"], {
      env: { ...process.env, BANKEN_DATA_DIR: folderOfOwn() },
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stdout).toContain('"type":"summary"');
    // What the app alone has use for is in the archive.
    expect(existsSync(join(packed, "resources/command/app/node_modules/electron-updater"))).toBe(false);
  });
});

function listed(node: Node, path: string): string[] {
  if (node.files === undefined) return [`${node.unpacked ? "unpacked" : "archive"} ${path}`];
  return Object.entries(node.files).flatMap(([name, inside]) =>
    listed(inside, path === "" ? name : `${path}/${name}`),
  );
}
