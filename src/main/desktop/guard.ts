import { app, type Session, session, type WebContents } from "electron";
import { isOurs } from "./origin.ts";
import { openOutside } from "./outside.ts";

/** What the page may do besides what every page may: put a text into the clipboard, which it never reads. */
const permitted: ReadonlySet<string> = new Set(["clipboard-sanitized-write"]);

/** Has every page that is ever made go nowhere and open nothing. Before the first one is. */
export function guardPages(): void {
  app.on("web-contents-created", (_event, contents) => guardPage(contents));
}

/** Denies what a page could ask for. Electron grants all of it where nobody is asked. After `ready`. */
export function guardSession(guarded: Session = session.defaultSession): void {
  const allowed = (permission: string, address: string | undefined, isMainFrame: boolean) =>
    permitted.has(permission) && isMainFrame && address !== undefined && isOurs(address);
  guarded.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl, isMainFrame }) =>
    decide(allowed(permission, requestingUrl, isMainFrame)),
  );
  guarded.setPermissionCheckHandler((_contents, permission, _origin, { requestingUrl, isMainFrame }) =>
    allowed(permission, requestingUrl, isMainFrame),
  );
  guarded.setDevicePermissionHandler(() => false);
}

function guardPage(contents: WebContents): void {
  contents.on("will-navigate", (details) => {
    // The window loads itself anew, where Banken is another version by now.
    if (!isOurs(details.url)) details.preventDefault();
  });
  contents.on("will-frame-navigate", (details) => {
    if (!details.isMainFrame) details.preventDefault();
  });
  contents.on("will-redirect", (details) => details.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: "deny" };
  });
}
