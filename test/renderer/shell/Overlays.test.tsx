import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { useAct } from "../../../src/renderer/shell/acts.ts";
import { Overlays } from "../../../src/renderer/shell/Overlays.tsx";
import { show as showOver } from "../../../src/renderer/shell/over.ts";
import { shortcutIds } from "../../../src/renderer/shell/shortcuts.ts";
import { show, type WindowOptions } from "../../support/window.tsx";
import { listing, row } from "../domains/estate.ts";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

beforeEach(() => {
  showOver({ kind: "none" });
  Element.prototype.scrollIntoView = () => {};
});

const checked = vi.fn();
const moved = vi.fn();

/** A place with something to type into, something to press, and two things it answers to. */
function Place() {
  useAct("check", checked);
  useAct("down", moved);
  return (
    <main id="place" tabIndex={-1}>
      <input aria-label="field" />
      <button type="button">press</button>
      <div data-keys="list">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: stands in for a row of the list */}
        <div tabIndex={0} aria-label="row" role="note" />
      </div>
    </main>
  );
}

function open(options: Partial<WindowOptions> = {}) {
  checked.mockClear();
  moved.mockClear();
  const user = userEvent.setup();
  show(
    <>
      <Place />
      <Overlays />
    </>,
    {
      at: "/domains",
      procedures: {
        domains: {
          ...listing([row("shop.example.jp"), row("mail.example.jp")]),
          preview: () => new Promise(() => {}),
        },
      },
      ...options,
    },
  );
  return user;
}

test("a letter is a shortcut on the page, and a letter in a field", async () => {
  const user = open();
  await user.keyboard("c");
  expect(checked).toHaveBeenCalledTimes(1);
  await user.click(screen.getByRole("textbox", { name: "field" }));
  await user.keyboard("c?j");
  expect(checked).toHaveBeenCalledTimes(1);
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "field" }).value).toBe("c?j");
});

test("what is being composed is no shortcut", () => {
  open();
  fireEvent.keyDown(document.body, { key: "c", isComposing: true });
  fireEvent.keyDown(document.body, { key: "c", keyCode: 229 });
  expect(checked).not.toHaveBeenCalled();
});

test("the arrows are the list's on the list and on the bare page, and a button's on a button", async () => {
  const user = open();
  await user.keyboard("{ArrowDown}");
  screen.getByRole("note").focus();
  await user.keyboard("{ArrowDown}");
  expect(moved).toHaveBeenCalledTimes(2);
  screen.getByRole("button", { name: "press" }).focus();
  await user.keyboard("{ArrowDown}");
  expect(moved).toHaveBeenCalledTimes(2);
  await user.keyboard("j");
  expect(moved).toHaveBeenCalledTimes(3);
});

test("with Control or Alt, a letter is the browser's", async () => {
  const user = open();
  await user.keyboard("{Control>}c{/Control}{Alt>}c{/Alt}");
  expect(checked).not.toHaveBeenCalled();
});

test("g and a letter go to a place", async () => {
  const user = open();
  await user.keyboard("ga");
  expect(window.location.pathname).toBe("/alerts");
  await user.keyboard("gs");
  expect(window.location.pathname).toBe("/settings");
  expect(document.activeElement).toBe(screen.getByRole("main"));
});

test("the help says every shortcut there is, and shortcuts wait while it is open", async () => {
  const user = open();
  await user.keyboard("?");
  const help = await screen.findByRole("dialog", { name: "Keys" });
  expect(help.querySelectorAll("dt")).toHaveLength(shortcutIds.length);
  expect(help.textContent).toContain("Check now");
  await user.keyboard("c");
  expect(checked).not.toHaveBeenCalled();
});

test("in Japanese, the help is in Japanese", async () => {
  const user = open({ language: "ja" });
  await user.keyboard("?");
  const help = await screen.findByRole("dialog", { name: "キーボード操作" });
  expect(help.textContent).toContain("今すぐ確認");
});

test("the palette does what can be done here, and finds domains", async () => {
  const user = open();
  await user.keyboard("{Control>}k{/Control}");
  const search = await screen.findByRole("textbox", { name: "A place, an action or a domain" });
  await user.type(search, "check");
  await user.click(await screen.findByRole("button", { name: /Check now/ }));
  await waitFor(() => expect(checked).toHaveBeenCalledTimes(1));

  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("textbox", { name: "A place, an action or a domain" }), "shop");
  await user.click(await screen.findByRole("button", { name: /shop\.example\.jp/ }));
  expect(window.location.pathname).toBe("/domains/shop.example.jp");
});

test("the palette opens from a field too", async () => {
  const user = open();
  await user.click(screen.getByRole("textbox", { name: "field" }));
  await user.keyboard("{Control>}k{/Control}");
  expect(await screen.findByRole("textbox", { name: "A place, an action or a domain" })).toBeTruthy();
});

test("what is pasted outside of every field is previewed", async () => {
  const user = open();
  await user.paste("one.example.org\ntwo.example.org");
  const field = await screen.findByDisplayValue(/one\.example\.org/);
  expect(field).toBeTruthy();
});

test("what is pasted into a field is the field's, and a key is shown nowhere", async () => {
  const user = open();
  await user.click(screen.getByRole("textbox", { name: "field" }));
  await user.paste("one.example.org");
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "field" }).value).toBe("one.example.org");
  (document.activeElement as HTMLElement).blur();
  await user.paste("0123456789abcdef".repeat(4));
  expect(screen.queryByRole("dialog")).toBeNull();
});

/** jsdom has no DataTransfer: an event with what one holds. */
function drop(files: readonly File[], text = ""): Event {
  const event = new Event("drop", { bubbles: true, cancelable: true });
  const types = files.length > 0 ? ["Files"] : ["text/plain"];
  Object.assign(event, { dataTransfer: { files, types, getData: () => text } });
  return event;
}

test("a file that is dropped is read by its byte order mark, and previewed", async () => {
  open();
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...[..."jp.example"].flatMap((letter) => [letter.charCodeAt(0), 0]),
  ]);
  const event = drop([new File([utf16], "list.txt")]);
  document.body.dispatchEvent(event);
  // The browser would leave the window for the file.
  expect(event.defaultPrevented).toBe(true);
  expect(await screen.findByDisplayValue("jp.example")).toBeTruthy();
});

test("text that is dropped is previewed", async () => {
  open();
  document.body.dispatchEvent(drop([], "dropped.example.org"));
  expect(await screen.findByDisplayValue("dropped.example.org")).toBeTruthy();
});

test("a file that is no list, or too large for one, is told by name", async () => {
  open();
  document.body.dispatchEvent(drop([new File([new Uint8Array([1, 0, 2])], "picture.png")]));
  expect(await screen.findByText(/“picture\.png” is no text/)).toBeTruthy();
  document.body.dispatchEvent(drop([new File(["a".repeat(4 * 1024 * 1024 + 1)], "huge.txt")]));
  expect(await screen.findByText(/“huge\.txt” is too large/)).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
});
