import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { readList } from "../../../src/main/watch/domains/list.ts";
import { Overlays } from "../../../src/renderer/shell/Overlays.tsx";
import { Welcome } from "../../../src/renderer/welcome/Welcome.tsx";
import type { KeyState, KeyTest } from "../../../src/shared/contract/key.ts";
import { aKeyState, anEstate, aPreview, aQuota, aSettings, aWatchState } from "../../support/answers.ts";
import { answerWith, disconnected, type Procedures, refused, show } from "../../support/window.tsx";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

const key = "0123456789abcdef".repeat(4);
const noKey = aKeyState({ source: "none", accepted: null, testedAt: null });

/** A Banken that knows nothing yet. */
function banken(test: () => KeyTest | Promise<KeyTest>, more: Procedures = {}) {
  let state: KeyState = noKey;
  const kept: string[] = [];
  const procedures: Procedures = {
    key: {
      state: () => state,
      test,
      set: (input) => {
        kept.push(input.key);
        state = aKeyState({ accepted: true });
        return state;
      },
    },
    domains: {
      estate: () => anEstate(),
      preview: ({ text }) => {
        const { accepted, duplicates, rejected } = readList(text);
        return aPreview({
          accepted: accepted.map((each) => ({ ...each, watched: false, lookalike: false })),
          duplicates,
          rejected,
        });
      },
    },
    watch: { state: () => aWatchState() },
    ...more,
  };
  return { procedures, kept };
}

const field = () => screen.findByLabelText<HTMLInputElement>("VirusTotal API key");

describe("a key", () => {
  test("is tested and kept with one click, says what it may do, and is nowhere in the window afterwards", async () => {
    const user = userEvent.setup();
    const { procedures, kept } = banken(() => ({ result: "accepted", quota: aQuota() }));
    const { queries, container } = show(<Welcome />, { procedures });
    const input = await field();
    expect([input.type, input.autocomplete]).toEqual(["password", "off"]);
    await user.click(input);
    await user.paste(`  ${key}\n`);
    await user.click(screen.getByRole("button", { name: "Test and keep" }));
    expect(
      await screen.findByText(
        "The key works and is kept. It may ask 4 times a minute, 500 times a day and 15,500 times a month.",
      ),
    ).toBeDefined();
    expect(kept).toEqual([key]);
    expect(screen.queryByLabelText("VirusTotal API key")).toBeNull();
    expect(input.value).toBe("");
    expect(document.documentElement.outerHTML + container.innerHTML).not.toContain(key);
    const cached = [
      ...queries
        .getQueryCache()
        .getAll()
        .map(({ queryKey, state }) => [queryKey, state]),
      ...queries
        .getMutationCache()
        .getAll()
        .map(({ state }) => state),
    ];
    expect(JSON.stringify(cached)).not.toContain(key);
  });

  test("that VirusTotal does not accept is not kept, and stays to be put right", async () => {
    const user = userEvent.setup();
    const { procedures, kept } = banken(() => ({ result: "unauthorized", quota: null }));
    show(<Welcome />, { procedures });
    await user.type(await field(), `${key}{Enter}`);
    expect(await screen.findByText(/^VirusTotal does not accept this key\. It was not kept/)).toBeDefined();
    expect((await field()).value).toBe(key);
    expect(kept).toEqual([]);
  });

  test("that could not be tested can be kept all the same", async () => {
    const user = userEvent.setup();
    const { procedures, kept } = banken(() => ({ result: "no_answer", quota: null }));
    show(<Welcome />, { procedures });
    await user.type(await field(), `${key}{Enter}`);
    await user.click(await screen.findByRole("button", { name: "Keep it untested" }));
    expect(await screen.findByText("The key is kept, untested.")).toBeDefined();
    expect(kept).toEqual([key]);
  });

  test("that the machine can only hide is kept where a person agrees, and not before", async () => {
    const user = userEvent.setup();
    const kept: [string, boolean][] = [];
    const { procedures } = banken(() => ({ result: "accepted", quota: null }), {
      key: {
        state: () => (kept.length === 0 ? aKeyState({ source: "lost", accepted: null }) : aKeyState()),
        test: () => ({ result: "accepted", quota: null }),
        set: (input) => {
          if (input.unprotected !== true) throw refused("unprotected");
          kept.push([input.key, input.unprotected]);
          return aKeyState();
        },
      },
    });
    show(<Welcome />, { procedures });
    await user.type(await field(), `${key}{Enter}`);
    expect(
      await screen.findByText(/would only be hidden, not locked away.*Nothing was kept yet/),
    ).toBeDefined();
    expect((await field()).value).toBe(key);
    await user.click(screen.getByRole("button", { name: "Keep it all the same" }));
    expect(await screen.findByText(/^The key works and is kept/)).toBeDefined();
    expect(kept).toEqual([[key, true]]);
  });

  test("that is none, and a Banken that is away, are told apart", async () => {
    const user = userEvent.setup();
    let thrown: Error = refused("not_a_key");
    const { procedures } = banken(() => {
      throw thrown;
    });
    show(<Welcome />, { procedures });
    await user.type(await field(), "not a key{Enter}");
    expect(await screen.findByText(/^That is not a VirusTotal key/)).toBeDefined();
    thrown = disconnected();
    await user.click(screen.getByRole("button", { name: "Test and keep" }));
    expect(await screen.findByText(/^Banken does not answer/)).toBeDefined();
    expect((await field()).value).toBe("not a key");
  });

  test("is asked for with what its terms forbid, and the ways to get one go nowhere else", async () => {
    const { procedures } = banken(() => ({ result: "accepted", quota: null }));
    show(<Welcome />, { procedures });
    expect(await screen.findByText(/may not be used in commercial products or services/)).toBeDefined();
    expect(screen.getByText("Every name that is looked up becomes public on VirusTotal.")).toBeDefined();
    const link = screen.getByRole<HTMLAnchorElement>("link", { name: "Open my API key on VirusTotal" });
    expect([link.href, link.target, link.rel]).toEqual([
      "https://www.virustotal.com/gui/my-apikey",
      "_blank",
      "noreferrer noopener",
    ]);
  });
});

test("what is done already is shown as done", async () => {
  const { procedures } = banken(() => ({ result: "accepted", quota: null }), {
    key: { state: () => aKeyState() },
    domains: { estate: () => anEstate({ total: 128 }) },
  });
  show(<Welcome />, { procedures });
  expect(await screen.findByText("128 domains are on the list. You can add more.")).toBeDefined();
  expect(screen.getByRole("heading", { name: "The key done" })).toBeDefined();
  expect(screen.getByRole("heading", { name: "The list done" })).toBeDefined();
  expect(screen.getByText(/The first pass is under way/)).toBeDefined();
});

test("a key from the environment is said to be one", async () => {
  const { procedures } = banken(() => ({ result: "accepted", quota: null }), {
    key: { state: () => aKeyState({ source: "environment" }) },
  });
  show(<Welcome />, { procedures });
  expect(await screen.findByText(/environment variable BANKEN_API_KEY/)).toBeDefined();
  expect(screen.queryByLabelText("VirusTotal API key")).toBeNull();
});

test("practice is begun with one click", async () => {
  const user = userEvent.setup();
  const set = vi.fn();
  const { procedures } = banken(() => ({ result: "accepted", quota: null }), {
    practice: {
      set: (input) => {
        set(input);
        return aSettings({ practice: input.on });
      },
    },
  });
  show(<Welcome />, { procedures, at: "/welcome" });
  await user.click(await screen.findByRole("button", { name: "Try it with practice data" }));
  await waitFor(() => expect(set).toHaveBeenCalledExactlyOnceWith({ on: true }));
});

test("the list is read in the page", async () => {
  const user = userEvent.setup();
  const { procedures } = banken(() => ({ result: "accepted", quota: null }));
  show(<Welcome />, { procedures });
  await user.type(await screen.findByLabelText("Domain names"), "example.com{Enter}exmaple.con");
  expect(await screen.findByRole("button", { name: "Add 1 domain" })).toBeDefined();
  expect(
    within(screen.getByRole("region", { name: "Rejected" })).getByDisplayValue("exmaple.con"),
  ).toBeDefined();
});

describe("a list that comes from beside its field", () => {
  function open() {
    const { procedures } = banken(() => ({ result: "accepted", quota: null }));
    show(
      <>
        <Welcome />
        <Overlays />
      </>,
      { procedures, at: "/welcome" },
    );
    return userEvent.setup();
  }
  const list = () => screen.findByLabelText<HTMLTextAreaElement>("Domain names");

  test("is put under what is in the field when it is pasted, and nothing opens over it", async () => {
    const user = open();
    await user.type(await list(), "one.example.org");
    (await list()).blur();
    await user.paste("two.example.org\nthree.example.org");
    expect((await list()).value).toBe("one.example.org\ntwo.example.org\nthree.example.org");
    expect(document.activeElement).toBe(await list());
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("has its field focused by the key that adds", async () => {
    const user = open();
    await list();
    await user.keyboard("a");
    expect(document.activeElement).toBe(await list());
    expect((await list()).value).toBe("");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("opens the dialog again where there is no Welcome any more", async () => {
    const { procedures } = banken(() => ({ result: "accepted", quota: null }));
    show(<Welcome />, { procedures, at: "/welcome" }).unmount();
    show(<Overlays />, { procedures, at: "/domains" });
    const user = userEvent.setup();
    await user.paste("two.example.org");
    expect(await screen.findByRole("dialog")).toBeDefined();
  });
});

test("a Banken that does not answer is said, and asked again", async () => {
  const user = userEvent.setup();
  const { procedures } = banken(() => ({ result: "accepted", quota: null }));
  show(<Welcome />, {
    procedures: {
      ...procedures,
      key: {
        state: () => {
          throw disconnected();
        },
      },
    },
  });
  expect(await screen.findByText(/could not be read\. Banken does not answer/)).toBeDefined();
  answerWith(procedures);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await field()).toBeDefined();
});
