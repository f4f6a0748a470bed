import { expect, test } from "vitest";
import { desktopHere } from "../../support/desktop.ts";

const elsewhere = [
  "https://www.virustotal.com/",
  "https://evil.com/",
  "http://127.0.0.1:3000/",
  "file:///etc/passwd",
  "app://other/",
  "app://banken.evil.com/",
  "app://banken@evil.com/",
  "data:text/html,<script>alert(1)</script>",
  "javascript:alert(1)",
  "about:blank",
  "blob:app://banken/1",
  "view-source:app://banken/",
];

test("the page goes nowhere but to its own places, and is redirected nowhere at all", async () => {
  await using here = await desktopHere();
  const { webContents: page } = here.window;
  for (const url of elsewhere) {
    expect(page.navigate(url), url).toBe(false);
    expect(page.navigate(url, false), url).toBe(false);
    expect(page.redirect(url), url).toBe(false);
  }
  expect(page.redirect("app://banken/")).toBe(false);
  expect(page.navigate("app://banken/", false)).toBe(false);
  expect(page.getURL()).toBe("app://banken/");
  // As it does to load itself anew.
  expect(page.navigate("app://banken/domains/example.com")).toBe(true);
});

test("it opens no window, and a link leads out to VirusTotal's own pages alone", async () => {
  await using here = await desktopHere();
  const { webContents: page } = here.window;
  const good = [
    "https://www.virustotal.com/gui/domain/example.com",
    "https://www.virustotal.com",
    "https://docs.virustotal.com/reference/public-vs-premium-api",
    "HTTPS://WWW.VirusTotal.com:443/gui/my-apikey",
  ];
  const bad = [
    "http://www.virustotal.com/",
    "https://virustotal.com/",
    "https://www.virustotal.com.evil.com/",
    "https://www.virustotal.com@evil.com/",
    "https://evil.com@www.virustotal.com/",
    "https://www.virustotal.com:8443/",
    "https://evil.com/https://www.virustotal.com/",
    "https://www.virustotal.com\\@evil.com:1/",
    "ftp://www.virustotal.com/",
    "file:///usr/bin/true",
    "ms-msdt:/id",
    "mailto:me@example.com",
    "//www.virustotal.com/",
    "",
    ...elsewhere.slice(1),
  ];
  for (const url of [...good, ...bad]) expect(page.openWindow(url), url).toBe(false);
  expect(here.stage.opened).toEqual([
    "https://www.virustotal.com/gui/domain/example.com",
    "https://www.virustotal.com/",
    "https://docs.virustotal.com/reference/public-vs-premium-api",
    "https://www.virustotal.com/gui/my-apikey",
    // A backslash is a slash to a browser: what follows is a path there.
    "https://www.virustotal.com/@evil.com:1/",
  ]);
});

test("it is given nothing that it could ask for, but to put a text into the clipboard", async () => {
  await using here = await desktopHere();
  const { session } = here.stage;
  const own = { requestingUrl: "app://banken/domains", isMainFrame: true };
  const permissions = [
    ...["media", "geolocation", "notifications", "clipboard-read", "openExternal", "fileSystem", "usb"],
    ...["midi", "pointerLock", "fullscreen", "display-capture", "local-network", "storage-access", "unknown"],
  ];
  for (const each of permissions) expect(session.asks(each, own), each).toEqual([false, false]);
  expect(session.asks("clipboard-sanitized-write", own)).toEqual([true, true]);
  for (const other of [
    { ...own, isMainFrame: false },
    { ...own, requestingUrl: "https://evil.com/" },
    { ...own, requestingUrl: "app://banken.evil.com/" },
  ])
    expect(session.asks("clipboard-sanitized-write", other)).toEqual([false, false]);
  expect(session.asksForDevice()).toBe(false);
});
