import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { readList } from "../../../src/main/watch/domains/list.ts";
import { Preview } from "../../../src/renderer/preview/Preview.tsx";
import { PreviewModal } from "../../../src/renderer/preview/PreviewModal.tsx";
import type { Preview as Result } from "../../../src/shared/contract/domains.ts";
import { largestText } from "../../../src/shared/ranges.ts";
import { anEstate, aPreview, aWatchState } from "../../support/answers.ts";
import { disconnected, later, type Procedures, refused, show } from "../../support/window.tsx";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

/** Reads a text as Banken does, with these names on the list. */
function read(text: string, watched: readonly string[] = []): Result {
  const { accepted, duplicates, rejected } = readList(text);
  return aPreview({
    accepted: accepted.map((each) => ({
      ...each,
      watched: watched.includes(each.name),
      lookalike: each.typed.includes("а"),
    })),
    duplicates,
    rejected,
  });
}

const add = vi.fn();
const remove = vi.fn();
let texts: string[] = [];

function banken(some: Procedures["domains"] = {}): Procedures {
  return {
    watch: { state: () => aWatchState() },
    domains: {
      estate: () => anEstate({ tags: [{ tag: "shop", domains: 2 }] }),
      preview: ({ text }) => {
        texts.push(text);
        return read(text);
      },
      add: (input) => {
        add(input);
        const { accepted, duplicates, rejected } = readList(input.text);
        return {
          added: accepted.map(({ name }) => name),
          already: 0,
          duplicates: duplicates.length,
          rejected: rejected.length,
        };
      },
      remove: (input) => {
        remove(input);
        return { removed: "names" in input ? input.names : [] };
      },
      ...some,
    },
  };
}

function Page({ start = "", onAdded = () => {} }: { start?: string; onAdded?: () => void }) {
  const [text, setText] = useState(start);
  return <Preview text={text} onText={setText} onAdded={onAdded} />;
}

const area = () => screen.getByLabelText<HTMLTextAreaElement>("Domain names");
const rejected = () => screen.findByRole("region", { name: "Rejected" });

beforeEach(() => {
  add.mockReset();
  remove.mockReset();
  texts = [];
});

describe("what was understood", () => {
  test("is counted, listed and named", async () => {
    show(<Page start={"example.com\nраypal.com münchen.de\nexample.com\nexmaple.con\nknown.com"} />, {
      procedures: banken({ preview: ({ text }) => read(text, ["known.com"]) }),
    });
    expect(await screen.findByText("3 new · 1 already on the list · 1 duplicate · 1 rejected")).toBeDefined();
    const accepted = within(screen.getByRole("region", { name: "Accepted" }));
    expect(accepted.getByText("xn--mnchen-3ya.de")).toBeDefined();
    expect(accepted.getByText("look-alike")).toBeDefined();
    expect(accepted.getByText("already on the list")).toBeDefined();
    const duplicates = within(screen.getByRole("region", { name: "Duplicates" }));
    expect(duplicates.getByText("first in line 1")).toBeDefined();
    expect(within(await rejected()).getByText(/its ending is not one that exists/)).toBeDefined();
    expect(screen.getByRole("button", { name: "Add 3 domains" })).toHaveProperty("disabled", false);
  });

  test("is what the text comes to in the end: it is asked for when the typing rests", async () => {
    const user = userEvent.setup();
    show(<Page />, { procedures: banken() });
    await user.type(area(), "example.com");
    expect(await screen.findByText("1 new")).toBeDefined();
    expect(texts.at(-1)).toBe("example.com");
    expect(texts.length).toBeLessThan("example.com".length);
  });

  test("is never that of an older text, however late its answer comes", async () => {
    const first = later<Result>();
    const second = later<Result>();
    show(<Page start="one.com" />, {
      procedures: banken({
        preview: ({ text }) => (text === "one.com" ? first.promise : second.promise),
      }),
    });
    fireEvent.change(area(), { target: { value: "one.com\ntwo.com" } });
    await act(() => new Promise((resolve) => setTimeout(resolve, 200)));
    await act(async () => second.resolve(read("one.com\ntwo.com")));
    expect(await screen.findByText("2 new")).toBeDefined();
    await act(async () => first.resolve(read("one.com")));
    expect(screen.queryByText("1 new")).toBeNull();
    expect(screen.getByText("2 new")).toBeDefined();
  });

  test("stays in view while the next answer is on its way, and nothing is added meanwhile", async () => {
    const next = later<Result>();
    show(<Page start="one.com" />, {
      procedures: banken({
        preview: ({ text }) => (text === "one.com" ? read(text) : next.promise),
      }),
    });
    const button = await screen.findByRole("button", { name: "Add 1 domain" });
    fireEvent.change(area(), { target: { value: "one.com\ntwo.com" } });
    expect(screen.getByText("1 new")).toBeDefined();
    fireEvent.click(button);
    expect(add).not.toHaveBeenCalled();
    await act(() => new Promise((resolve) => setTimeout(resolve, 200)));
    await act(async () => next.resolve(read("one.com\ntwo.com")));
    fireEvent.click(await screen.findByRole("button", { name: "Add 2 domains" }));
    await waitFor(() => expect(add).toHaveBeenCalledWith({ text: "one.com\ntwo.com", tags: [] }));
  });

  test("that nobody answers is said, the text stays, and it can be asked for again", async () => {
    let reachable = false;
    show(<Page start="example.com" />, {
      procedures: banken({
        preview: ({ text }) => {
          if (!reachable) throw disconnected();
          return read(text);
        },
      }),
    });
    expect(await screen.findByText(/It is still here.*Banken does not answer/)).toBeDefined();
    expect(area().value).toBe("example.com");
    reachable = true;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("1 new")).toBeDefined();
  });

  test("of a text that is too large is nothing, and nothing of it is cut off", async () => {
    show(<Page />, { procedures: banken() });
    const text = "a".repeat(largestText + 1);
    fireEvent.change(area(), { target: { value: text } });
    expect(await screen.findByText(/larger than can be taken at once/)).toBeDefined();
    expect(area().value.length).toBe(text.length);
    expect(texts).toEqual([]);
    expect(screen.getByRole("button", { name: "Add domains" })).toHaveProperty("disabled", true);
  });
});

describe("a rejection is mended in place", () => {
  test("by what is typed, in that piece of that line alone", async () => {
    const user = userEvent.setup();
    show(<Page start={'example.com # ours\n"exmaple[.]con", shop.co.jp; exmaple.con'} />, {
      procedures: banken(),
    });
    const fields = await screen.findAllByLabelText(/^Instead of “exmaple.con” in line 2$/);
    expect(fields.length).toBe(2);
    const [first] = fields;
    if (first === undefined) throw new Error("no field");
    await user.clear(first);
    await user.type(first, "example.org{Enter}");
    expect(area().value).toBe('example.com # ours\n"example.org", shop.co.jp; exmaple.con');
    expect(await screen.findByText("3 new · 1 rejected")).toBeDefined();
    const left = screen.getByLabelText<HTMLInputElement>(/^Instead of “exmaple.con” in line 2$/);
    expect(document.activeElement).toBe(left);
    await user.clear(left);
    await user.type(left, "example.net{Enter}");
    expect(area().value).toBe('example.com # ours\n"example.org", shop.co.jp; example.net');
    expect(await screen.findByText("4 new")).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Add 4 domains" }));
  });

  test("or left out", async () => {
    const user = userEvent.setup();
    show(<Page start={"example.com\r\nexmaple.con\r\nexample.org foo.con"} />, { procedures: banken() });
    await user.click(await screen.findByRole("button", { name: "Leave out: “exmaple.con” in line 2" }));
    await user.click(await screen.findByRole("button", { name: "Leave out: “foo.con” in line 2" }));
    expect(area().value).toBe("example.com\nexample.org");
  });

  test("while what is being typed into another one stays", async () => {
    const user = userEvent.setup();
    show(<Page start={"foo.con\nbar.con"} />, { procedures: banken() });
    const other = await screen.findByLabelText<HTMLInputElement>("Instead of “bar.con” in line 2");
    await user.clear(other);
    await user.type(other, "bar.c");
    await user.click(screen.getByRole("button", { name: "Leave out: “foo.con” in line 1" }));
    expect(await screen.findByLabelText("Instead of “bar.con” in line 1")).toHaveProperty("value", "bar.c");
  });

  test("and its line is found: the piece is selected in the text", async () => {
    const user = userEvent.setup();
    show(<Page start={"example.com\nexample.org exmaple.con"} />, { procedures: banken() });
    await user.click(await screen.findByRole("button", { name: "Go to line 2 in the text" }));
    expect(document.activeElement).toBe(area());
    const { selectionStart, selectionEnd, value } = area();
    expect(value.slice(selectionStart, selectionEnd)).toBe("exmaple.con");
  });
});

describe("adding", () => {
  test("says how many, with tags, and can be taken back", async () => {
    const user = userEvent.setup();
    show(<Page start={"example.com\nexample.org"} />, { procedures: banken() });
    await user.type(screen.getByRole("combobox", { name: "Tags" }), "shop,mail{Enter}");
    await user.click(await screen.findByRole("button", { name: "Add 2 domains" }));
    expect(await screen.findByText("2 domains added")).toBeDefined();
    expect(add).toHaveBeenCalledWith({ text: "example.com\nexample.org", tags: ["shop", "mail"] });
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("2 domains taken off the list again")).toBeDefined();
    expect(remove).toHaveBeenCalledWith({ names: ["example.com", "example.org"] });
  });

  test.each([
    ["", "Paste or type names first."],
    ["nothing of the kind", "There is no domain in this text."],
    ["known.com", "Every domain in this text is on the list already."],
  ])("%j is not possible, and why is said: %s", async (text, why) => {
    show(<Page start={text} />, {
      procedures: banken({ preview: (input) => read(input.text, ["known.com"]) }),
    });
    const button = screen.getByRole("button", { name: "Add domains" });
    await waitFor(() => expect(button).toHaveProperty("disabled", true));
    const described = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(described?.textContent).toBe(why);
  });

  test("to what is on the list already puts the tags on it, and says so", async () => {
    const user = userEvent.setup();
    const known = ["known.com", "other.com"];
    show(<Page start={known.join("\n")} />, {
      procedures: banken({
        preview: (input) => read(input.text, known),
        add: (input) => {
          add(input);
          return { added: [], already: 2, duplicates: 0, rejected: 0 };
        },
      }),
    });
    await user.type(screen.getByRole("combobox", { name: "Tags" }), "shop{Enter}");
    await user.click(await screen.findByRole("button", { name: "Tag 2 domains" }));
    expect(await screen.findByText("2 domains tagged")).toBeDefined();
    expect(add).toHaveBeenCalledWith({ text: "known.com\nother.com", tags: ["shop"] });
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  });

  test("that is refused says why, and the text stays", async () => {
    const user = userEvent.setup();
    show(<Page start="example.com" />, {
      procedures: banken({
        add: () => {
          throw refused("too_large");
        },
      }),
    });
    await user.click(await screen.findByRole("button", { name: "Add 1 domain" }));
    expect(
      await screen.findByText(/^Nothing was added\. That is more than can be taken at once/),
    ).toBeDefined();
    expect(area().value).toBe("example.com");
  });
});

test("a file that is chosen goes under what is there, and one that is no text changes nothing", async () => {
  const user = userEvent.setup({ applyAccept: false });
  const { container } = show(<Page start="example.com" />, { procedures: banken() });
  const input = container.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error("no way to choose a file");
  await user.upload(input, new File(["example.org\r\nexample.net"], "list.txt"));
  await waitFor(() => expect(area().value).toBe("example.com\nexample.org\nexample.net"));
  await user.upload(input, new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])], "list.xlsx"));
  expect(await screen.findByText(/“list.xlsx” is not a text file/)).toBeDefined();
  expect(area().value).toBe("example.com\nexample.org\nexample.net");
});

describe("the dialog", () => {
  test("keeps what was in it when it is closed, until it is given another text", async () => {
    const options = { procedures: banken() };
    let open: (text: string) => void = () => {};
    function Host() {
      const [text, setText] = useState<string | null>("exmaple.con");
      open = setText;
      return <PreviewModal text={text ?? ""} opened={text !== null} onClose={() => setText(null)} />;
    }
    show(<Host />, options);
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText("Domain names"), "!");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    act(() => open(""));
    expect(await screen.findByLabelText("Domain names")).toHaveProperty("value", "exmaple.con!");
    act(() => open("example.com"));
    await waitFor(() => expect(area().value).toBe("example.com"));
  });

  test("closes when it has added, and keeps what was rejected for the next time", async () => {
    let open: (text: string) => void = () => {};
    function Host() {
      const [text, setText] = useState<string | null>("example.com\nexmaple.con");
      open = setText;
      return <PreviewModal text={text ?? ""} opened={text !== null} onClose={() => setText(null)} />;
    }
    show(<Host />, { procedures: banken() });
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Add 1 domain" }));
    expect(await screen.findByText(/1 rejected piece was left out/)).toBeDefined();
    expect(screen.queryByRole("dialog")).toBeNull();
    act(() => open(""));
    expect(await screen.findByLabelText("Domain names")).toHaveProperty("value", "example.com\nexmaple.con");
  });
});

test("in Japanese", async () => {
  show(<Page start={"example.com\nexmaple.con"} />, { procedures: banken(), language: "ja" });
  expect(await screen.findByText("新規 1件 · 対象外 1件")).toBeDefined();
  expect(screen.getByRole("button", { name: "1件を追加" })).toBeDefined();
});
