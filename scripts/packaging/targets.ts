/** What there are packages for. The names are Node's, and better-sqlite3's. */
export interface Target {
  readonly platform: "linux" | "darwin" | "win32";
  readonly arch: "x64" | "arm64";
}

export const targets: readonly Target[] = (["linux", "darwin", "win32"] as const).flatMap((platform) =>
  (["x64", "arm64"] as const).map((arch) => ({ platform, arch })),
);

export const nameOf = ({ platform, arch }: Target): string => `${platform}-${arch}`;
