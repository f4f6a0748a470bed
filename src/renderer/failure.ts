import { ORPCError } from "@orpc/client";
import { useTranslation } from "react-i18next";
import type { Refusal, StoreFault } from "../shared/contract/words.ts";

/** What a call can come back with in an answer's place, as far as a person needs it told apart. */
export type Failure =
  | { readonly kind: "refused"; readonly why: Refusal; readonly detail: string }
  | { readonly kind: "store"; readonly fault: StoreFault }
  | { readonly kind: "bad_request" | "not_found" | "signed_out" | "internal" | "disconnected" };

/** Reads what a call threw. Anything that is no answer of ours means that nobody was there to give one. */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof ORPCError)) return { kind: "disconnected" };
  switch (thrown.code) {
    case "REFUSED":
      return { kind: "refused", why: thrown.data.why, detail: thrown.data.detail ?? "" };
    case "STORE":
      return { kind: "store", fault: thrown.data.fault };
    case "BAD_REQUEST":
    case "PAYLOAD_TOO_LARGE":
      return { kind: "bad_request" };
    case "NOT_FOUND":
      return { kind: "not_found" };
    case "UNAUTHORIZED":
      return { kind: "signed_out" };
    default:
      return { kind: "internal" };
  }
}

/** What a call threw, in words: what happened, and what to do. */
export function useFailureText(): (thrown: unknown) => string {
  const { t } = useTranslation("common");
  return (thrown) => {
    const failure = failureOf(thrown);
    switch (failure.kind) {
      case "refused":
        return t(`refusal.${failure.why}`, { detail: failure.detail });
      case "store":
        return t(`store.${failure.fault}`);
      default:
        return t(`failure.${failure.kind}`);
    }
  };
}
