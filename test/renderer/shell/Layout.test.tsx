import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Layout } from "../../../src/renderer/shell/Layout.tsx";
import { openAdd, show as showOver } from "../../../src/renderer/shell/over.ts";
import { say } from "../../../src/renderer/shell/said.ts";
import { aKeyState, anEstate, aSettings, aWatchState } from "../../support/answers.ts";
import { changeStream } from "../../support/change-stream.ts";
import { answerWith, type Procedures, show } from "../../support/window.tsx";
import { alert } from "../alerts/samples.ts";
import { listing, row } from "../domains/estate.ts";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);
vi.mock("../../../src/renderer/domain/DomainDetail.tsx", () => ({ DomainDetail: () => null }));

beforeEach(() => {
  showOver({ kind: "none" });
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1200);
  Element.prototype.scrollTo = () => {};
});
afterEach(() => {
  vi.useRealTimers();
});

/** A Banken that begins in practice, with a list in each of its worlds. */
function banken({ real = ["real.example.jp"] }: { real?: readonly string[] } = {}) {
  const changes = changeStream();
  let practice = true;
  const procedures = (): Procedures => {
    const names = practice ? ["made-up.example", "pretend.example"] : real;
    return {
      changes: { stream: changes.stream },
      domains: {
        ...listing(names.map((name) => row(name))),
        estate: () => anEstate({ total: names.length }),
        remove: () => ({ removed: ["made-up.example"] }),
        preview: () => new Promise(() => {}),
      },
      watch: { state: () => aWatchState({ practice }) },
      settings: { get: () => aSettings({ practice }) },
      key: { state: () => aKeyState({ source: practice ? "practice" : "none" }) },
      practice: {
        set: ({ on }) => {
          changeTo(on);
          return aSettings({ practice });
        },
      },
    };
  };
  function changeTo(on: boolean): void {
    practice = on;
    answerWith(procedures());
    changes.tell({ type: "changed", subjects: ["settings", "domains", "watch", "key"], names: null });
  }
  return { procedures, changes, changeTo };
}

const rowOf = (name: string) => screen.findByRole("row", { name: new RegExp(name.replaceAll(".", "\\.")) });

test("what was done in practice cannot be undone in the real world: its note is gone with it", async () => {
  const user = userEvent.setup();
  show(<Layout />, { procedures: banken().procedures(), at: "/domains?sort=name" });
  await rowOf("made-up.example");
  await user.keyboard("jx");
  await user.click(screen.getByRole("button", { name: "Remove" }));
  await screen.findByRole("button", { name: "Undo" });
  await user.click(screen.getByRole("button", { name: "Leave practice" }));
  await rowOf("real.example.jp");
  await waitFor(() => expect(screen.queryByRole("button", { name: "Undo" })).toBeNull());
  expect(window.location.pathname + window.location.search).toBe("/domains");
});

test("a world that another window changes takes the selection, the open domain and the dialogs with it", async () => {
  const user = userEvent.setup();
  const { procedures, changeTo } = banken();
  show(<Layout />, { procedures: procedures(), at: "/domains/made-up.example" });
  await rowOf("pretend.example");
  await user.click(within(await rowOf("pretend.example")).getByRole("checkbox"));
  screen.getByText("1 selected");
  act(() => openAdd("new.example"));
  await screen.findByRole("dialog");
  act(() => changeTo(false));
  await rowOf("real.example.jp");
  expect(screen.queryByText("1 selected")).toBeNull();
  expect(window.location.pathname).toBe("/domains");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("out of practice, where there is nothing yet, leads to Welcome", async () => {
  const user = userEvent.setup();
  show(<Layout />, { procedures: banken({ real: [] }).procedures(), at: "/domains" });
  await user.click(await screen.findByRole("button", { name: "Leave practice" }));
  await screen.findByRole("heading", { name: "Welcome to Banken" });
  expect(window.location.pathname).toBe("/welcome");
});

/** What the live regions hold. */
const spoken = () =>
  [...document.querySelectorAll('[aria-live="polite"].visually-hidden')].map(
    ({ textContent }) => textContent,
  );

async function findings(
  kinds: readonly (readonly [name: string, more?: object])[],
  language: "en" | "ja" = "en",
) {
  vi.useFakeTimers();
  const { procedures, changes } = banken();
  show(<Layout />, { procedures: procedures(), at: "/domains", language });
  await act(() => vi.advanceTimersByTimeAsync(0));
  for (const [name, more] of kinds) {
    changes.tell({ type: "alert", alert: alert({ name, typed: name, ...more }) });
    await act(() => vi.advanceTimersByTimeAsync(20));
  }
  await act(() => vi.advanceTimersByTimeAsync(1_000));
}

const letters = [..."abcdefgh"].map((letter) => [`${letter}.example`] as const);

test("a finding is said, and what is done afterwards does not take its place", async () => {
  await findings([["shop.example"]]);
  act(() => say("3 selected"));
  expect(spoken()).toEqual(["3 selected", "shop.example turned malicious."]);
});

test("a burst of findings is said as one sentence, each kind for itself", async () => {
  await findings([...letters, ["x.example", { kind: "cleared" }]]);
  expect(spoken()[1]).toBe(
    "8 domains turned malicious: a.example, b.example and 6 more. x.example is not flagged any more.",
  );
});

test("three are said by name", async () => {
  await findings(letters.slice(0, 3));
  expect(spoken()[1]).toBe("3 domains turned malicious: a.example, b.example and c.example.");
});

test("a burst is said in Japanese", async () => {
  await findings(letters, "ja");
  expect(spoken()[1]).toBe("8件のドメインが悪性と判定されました: a.example、b.example、ほか6件");
});
