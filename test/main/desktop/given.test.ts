import { expect, test } from "vitest";
import { givenIn, readGiven } from "../../../src/main/desktop/given.ts";

test.each([
  ["banken://domain/example.com", "example.com"],
  ["banken://domain/example.com/", "example.com"],
  ["BANKEN://DOMAIN/Example.COM", "example.com"],
  ["banken://domain/b%C3%BCcher.de", "xn--bcher-kva.de"],
  ["banken://domain/bücher.de", "xn--bcher-kva.de"],
  ["banken://domain/shop.example", "shop.example"],
])("the link %s names a domain", (link, name) => {
  expect(readGiven(link)).toEqual({ to: "domain", name });
});

test.each([
  "banken:",
  "banken://",
  "banken://domain",
  "banken://domain/",
  "banken://domain//example.com",
  "banken://domain/example.com/settings",
  "banken://domain/example.com?then=remove",
  "banken://domain/example.com#settings",
  "banken://domain@evil.com/example.com",
  "banken://domain:80/example.com",
  "banken://settings/example.com",
  "banken://domain.evil.com/example.com",
  "banken:///etc/passwd",
  "banken://file/etc/passwd",
  "banken://domain/..",
  "banken://domain/../settings",
  "banken://domain/..%2F..%2Fsettings",
  "banken://domain/%2e%2e%2fexample.com",
  "banken://domain/https:%2F%2Fexample.com",
  "banken://domain/a@example.com",
  "banken://domain/example.com%0Aevil.com",
  "banken://domain/example.com%00",
  "banken://domain/example.com\0",
  "banken://domain/%",
  "banken://domain/%ff",
  "banken://domain/%ud800.com",
  "banken://domain/\ud800.com",
  "banken://domain/<script>alert(1)</script>",
  "banken://domain/javascript:alert(1)",
  "banken://domain/127.0.0.1",
  "banken://domain/--help",
  "banken://domain/ example.com",
  " banken://domain/example.com",
  `banken://domain/${"a".repeat(100_000)}.com`,
  `banken://domain/${"a.".repeat(1_000)}com`,
  "banken:domain/example.com",
  "banken:/domain/example.com",
  "https://example.com",
  "relative/list.txt",
  "",
  null,
  7,
  {},
  ["banken://domain/example.com"],
])("%j leads nowhere", (hostile) => {
  expect(readGiven(hostile)).toBeNull();
});

test("a path is a file, by its whole path alone, and never one with a NUL", () => {
  expect(readGiven("/home/me/list.txt")).toEqual({ to: "file", path: "/home/me/list.txt" });
  expect(readGiven("/home/me/list\0.txt")).toBeNull();
  expect(readGiven(`/${"a".repeat(5_000)}`)).toBeNull();
});

test("of a command line the link counts, else the first path, from the folder it was typed in", () => {
  const link = "banken://domain/example.com";
  expect(givenIn(["--original-process-start-time=1", link], "/home/me")).toBe(link);
  expect(givenIn(["--", "list.txt", link], "/home/me")).toBe(link);
  expect(givenIn(["--hidden", "list.txt", "other.txt"], "/home/me")).toBe("/home/me/list.txt");
  expect(givenIn(["--hidden", ""], "/home/me")).toBeNull();
});
