import { expect, test } from "vitest";
import { proxyIn } from "../../../src/main/app/system-proxy.ts";

test.each([
  ["DIRECT", null],
  ["PROXY proxy.example:8080", "http://proxy.example:8080"],
  ["PROXY proxy.example:8080; DIRECT", "http://proxy.example:8080"],
  ["PROXY proxy.example:8080;DIRECT", "http://proxy.example:8080"],
  ["proxy 10.0.0.1:3128", "http://10.0.0.1:3128"],
  ["PROXY [::1]:3128", "http://[::1]:3128"],
  ["HTTPS proxy.example:8443", "https://proxy.example:8443"],
  ["SOCKS5 proxy.example:1080; PROXY other.example:80", "http://other.example"],
  ["DIRECT; PROXY proxy.example:8080", null],
  ["SOCKS proxy.example:1080", null],
  ["QUIC proxy.example:443", null],
  ["", null],
  ["PROXY", null],
  ["PROXY proxy.example", null],
  ["PROXY me:secret@proxy.example:8080", null],
  ["PROXY proxy.example:8080/path", null],
  ["PROXY proxy.example:99999", null],
])("%j leads through %s", (list, proxy) => {
  expect(proxyIn(list)).toBe(proxy);
});
