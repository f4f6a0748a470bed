import { app } from "electron";
import { type Given, givenIn, readGiven } from "./given.ts";
import { hiddenSwitch } from "./login.ts";

/** The one Banken that runs for this person. */
export interface Instance {
  /**
   * Hears of every start after this one (null: it was given nothing), and of what the system hands over. What came
   * before is told at once.
   */
  listen(heard: (given: Given | null) => void): void;
}

/**
 * Takes the lock, before anything is opened. A second start hands on what it was given, and gets null: it has to end.
 */
export function takeInstance(argv: readonly string[], folder: string): Instance | null {
  // Not packed, Electron is the program and our folder or script its first argument.
  const given = givenIn(argv.slice(process.defaultApp ? 2 : 1), folder);
  // As data of its own: Electron may put the arguments in another order on the way.
  if (!app.requestSingleInstanceLock({ given, hidden: argv.includes(hiddenSwitch) })) return null;

  let heard: ((given: Given | null) => void) | null = null;
  const before: (Given | null)[] = [];
  const tell = (each: Given | null) => (heard === null ? before.push(each) : heard(each));

  const first = readGiven(given);
  if (first !== null) tell(first);
  app.on("second-instance", (_event, _argv, _folder, data) => {
    const { given, hidden } = (data ?? {}) as { readonly given?: unknown; readonly hidden?: unknown };
    const read = readGiven(given);
    // A start at login has nothing to show where Banken runs already.
    if (read !== null || hidden !== true) tell(read);
  });
  // macOS hands links and files over in events of their own, the first before `ready` (docs/api/app.md, "open-url").
  app.on("open-url", (event, url) => {
    event.preventDefault();
    tell(readGiven(url));
  });
  app.on("open-file", (event, path) => {
    event.preventDefault();
    tell(readGiven(path));
  });
  // Of its own launch macOS tells as well, when a hidden start must stay hidden (app.md, "activate").
  app.on("activate", () => heard?.(null));

  return {
    listen(listener) {
      heard = listener;
      for (const each of before.splice(0)) listener(each);
    },
  };
}
