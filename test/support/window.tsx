/** The window in a test: real components, real queries and texts, and a contract that the test answers itself. */

import { MantineProvider } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import {
  type InferClientInputs,
  type InferClientOutputs,
  ORPCError,
  type Client as Procedure,
} from "@orpc/client";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type RenderResult, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { ShowLanguageContext } from "../../src/renderer/shell/language.ts";
import { theme } from "../../src/renderer/theme.ts";
import type { Progress } from "../../src/shared/contract/data.ts";
import type { Client } from "../../src/shared/contract/index.ts";
import type { Refusal, StoreFault } from "../../src/shared/contract/words.ts";
import { createI18n, type Language } from "../../src/shared/i18n.ts";
import en from "../../src/shared/locales/en/window.ts";
import ja from "../../src/shared/locales/ja/window.ts";

type Leaf = Procedure<Record<never, never>, never, unknown, Error>;

type Answers<Node, Inputs, Outputs> = {
  readonly [K in keyof Node & keyof Inputs & keyof Outputs]?: Node[K] extends Leaf
    ? Answer<Inputs[K], Outputs[K]>
    : Answers<Node[K], Inputs[K], Outputs[K]>;
};
type Answer<Input, Output> = (
  input: Input,
  options: { readonly signal?: AbortSignal | undefined },
) => Given<Output> | Promise<Given<Output>>;
/** What comes piece by piece, a generator gives, or anything else that can be gone through. */
type Given<Output> =
  Output extends AsyncIterator<infer Each, infer Result>
    ? AsyncIterator<Each, Result> | AsyncIterable<Each>
    : Output;

/** What the contract's procedures answer in a test. What is not given, nobody may ask for: it fails by name. */
export type Procedures = Answers<Client, InferClientInputs<Client>, InferClientOutputs<Client>>;

let answers: unknown = {};

function procedure(path: readonly string[]): unknown {
  const call = async (input: unknown, options: object = {}) => {
    let found: unknown = answers;
    for (const part of path) found = (found as Record<string, unknown> | undefined)?.[part];
    if (typeof found !== "function") throw new Error(`the test gave no answer for ${path.join(".")}`);
    return found(input, options);
  };
  return new Proxy(call, {
    get: (target, part) =>
      typeof part !== "string" || part === "then" || part in target
        ? Reflect.get(target, part)
        : procedure([...path, part]),
  });
}

const client = procedure([]) as Client;

/**
 * Stands in for `src/renderer/rpc.ts`:
 * `vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc)`.
 */
export const rpc = { client, orpc: createTanstackQueryUtils(client) };

export interface WindowOptions {
  readonly procedures?: Procedures;
  readonly language?: Language;
  /** The address, from the root on. */
  readonly at?: string;
}

export interface Shown extends RenderResult {
  readonly queries: QueryClient;
}

/** Shows something as the window would, at an address, in a language. */
export function show(
  ui: ReactNode,
  { procedures = {}, language = "en", at = "/" }: WindowOptions = {},
): Shown {
  answers = procedures;
  notifications.clean();
  window.history.replaceState(null, "", at);
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  const i18n = createI18n(
    language,
    language === "en" ? en : ja,
    { react: { useSuspense: false } },
    initReactI18next,
  );
  const shown = render(
    <MantineProvider theme={theme} env="test">
      <I18nextProvider i18n={i18n}>
        <ShowLanguageContext.Provider value={async () => {}}>
          <QueryClientProvider client={queries}>
            <Notifications />
            {ui}
          </QueryClientProvider>
        </ShowLanguageContext.Provider>
      </I18nextProvider>
    </MantineProvider>,
  );
  return { ...shown, queries };
}

/** Has the contract answer otherwise from now on. */
export function answerWith(procedures: Procedures): void {
  answers = procedures;
}

/** What the contract's typed errors arrive as. */
export function refused(why: Refusal, detail: string | null = null): Error {
  return new ORPCError("REFUSED", { defined: true, status: 409, data: { why, detail } });
}

export function storeFailed(fault: StoreFault): Error {
  return new ORPCError("STORE", { defined: true, status: 503, data: { fault, message: fault } });
}

export function badRequest(): Error {
  return new ORPCError("BAD_REQUEST", { status: 400 });
}

/** What a call comes to in a window whose cookie does not hold any more. */
export function signedOut(): Error {
  return new ORPCError("UNAUTHORIZED", { status: 401 });
}

/** What a call comes to when nobody is there to answer it. */
export function disconnected(): Error {
  return new TypeError("Failed to fetch");
}

/** Long work that has come so far, and then to its end. */
export async function* work<Result>(
  result: Result | Promise<Result>,
  ...progress: readonly Progress[]
): AsyncGenerator<Progress, Result> {
  yield* progress;
  return await result;
}

/** An answer that the test gives when it wants to. */
export function later<T>(): {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
} {
  return Promise.withResolvers<T>();
}
