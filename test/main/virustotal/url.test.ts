import { expect, test } from "vitest";
import { readApiUrl } from "../../../src/main/virustotal/url.ts";

test.each([
  ["https://www.virustotal.com/api/v3", "https://www.virustotal.com/api/v3"],
  ["https://proxy.example/vt/", "https://proxy.example/vt"],
  ["HTTPS://Proxy.Example:8443/api/v3//", "https://proxy.example:8443/api/v3"],
  ["http://127.0.0.1:8080/api/v3", "http://127.0.0.1:8080/api/v3"],
  ["http://localhost:1", "http://localhost:1"],
  ["http://[::1]:9/x", "http://[::1]:9/x"],
])("%s is allowed", (text, url) => {
  expect(readApiUrl(text)).toBe(url);
});

test.each([
  "http://www.virustotal.com/api/v3",
  "http://127.0.0.1.evil.example/",
  "http://localhost.evil.example/",
  "http://evil.example/127.0.0.1",
  "http://127.0.0.1@evil.example/",
  "https://user:secret@proxy.example/",
  "https://proxy.example/?key=1",
  "https://proxy.example/#x",
  "ftp://127.0.0.1/",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "127.0.0.1:8080",
  "www.virustotal.com",
  "",
])("%s is not", (text) => {
  expect(readApiUrl(text)).toBeNull();
});
