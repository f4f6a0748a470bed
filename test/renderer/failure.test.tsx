import { ORPCError } from "@orpc/client";
import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { failureOf, useFailureText } from "../../src/renderer/failure.ts";
import { badRequest, disconnected, refused, show, storeFailed } from "../support/window.tsx";

vi.mock("../../src/renderer/rpc.ts", async () => (await import("../support/window.tsx")).rpc);

test.each([
  ["a refusal, with its word", refused("not_absolute"), { kind: "refused", why: "not_absolute", detail: "" }],
  ["a refusal's detail", refused("folder_unusable", "/x"), { why: "folder_unusable", detail: "/x" }],
  ["a fault of the store", storeFailed("full"), { kind: "store", fault: "full" }],
  ["an input that is none", badRequest(), { kind: "bad_request" }],
  ["a body beyond the bound", new ORPCError("PAYLOAD_TOO_LARGE"), { kind: "bad_request" }],
  ["what is not there", new ORPCError("NOT_FOUND"), { kind: "not_found" }],
  ["a cookie that does not hold any more", new ORPCError("UNAUTHORIZED"), { kind: "signed_out" }],
  ["a mistake of ours", new ORPCError("INTERNAL_SERVER_ERROR"), { kind: "internal" }],
  ["a code that nobody knows", new ORPCError("TEAPOT"), { kind: "internal" }],
  ["nobody there", disconnected(), { kind: "disconnected" }],
  ["something that is no error at all", "what", { kind: "disconnected" }],
])("%s is told apart", (_what, thrown, failure) => {
  expect(failureOf(thrown)).toMatchObject(failure);
});

function Told({ thrown }: { thrown: unknown }) {
  return <p>{useFailureText()(thrown)}</p>;
}

test("a failure is told in words, with what it was about, as text", () => {
  show(<Told thrown={refused("folder_unusable", "/data/<b> {{x}}")} />);
  expect(screen.getByText("The folder cannot be used: /data/<b> {{x}}")).toBeTruthy();
  show(<Told thrown={storeFailed("full")} />, { language: "ja" });
  expect(screen.getByText(/ディスクに空きがない/)).toBeTruthy();
});
