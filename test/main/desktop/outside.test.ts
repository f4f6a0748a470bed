import { expect, test, vi } from "vitest";
import { standIn } from "../../support/electron/electron.ts";

vi.doMock("electron", standIn);
const { servedAddress } = await import("../../../src/main/desktop/outside.ts");

const token = "t".repeat(43);
const port = 4_711;

test("of a banken serve its page with a token is opened, at the port of its lock", () => {
  const url = `http://127.0.0.1:${port}/?token=${token}`;
  expect(servedAddress({ url, port })).toBe(url);
  expect(servedAddress({ url: `http://127.0.0.1:80/?token=${token}`, port: 80 })).toBe(
    `http://127.0.0.1/?token=${token}`,
  );
});

test.each([
  null,
  "",
  `http://127.0.0.1:${port}/`,
  `http://127.0.0.1:${port}/?token=${token}x`,
  `http://127.0.0.1:${port}/?token=${token}&then=1`,
  `http://127.0.0.1:${port}/?token=${token}#x`,
  `http://127.0.0.1:${port}/rpc?token=${token}`,
  `http://127.0.0.1:${port + 1}/?token=${token}`,
  `http://127.0.0.1/?token=${token}`,
  `http://localhost:${port}/?token=${token}`,
  `http://127.0.0.2:${port}/?token=${token}`,
  `http://[::1]:${port}/?token=${token}`,
  `https://127.0.0.1:${port}/?token=${token}`,
  `http://evil@127.0.0.1:${port}/?token=${token}`,
  `http://127.0.0.1:${port}@evil.example/?token=${token}`,
  `http://evil.example:${port}/?token=${token}`,
  `file:///127.0.0.1:${port}/?token=${token}`,
  `javascript:alert(1)//127.0.0.1:${port}/?token=${token}`,
])("%s is not", (url) => {
  expect(servedAddress({ url, port })).toBeNull();
});
