import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { Route } from "wouter";
import { Domains } from "../../../src/renderer/domains/Domains.tsx";
import { Overlays } from "../../../src/renderer/shell/Overlays.tsx";
import { close } from "../../../src/renderer/shell/over.ts";
import type { DomainRow } from "../../../src/shared/contract/domains.ts";
import { defaultSettings } from "../../../src/shared/settings.ts";
import { answerWith, disconnected, type Procedures, show } from "../../support/window.tsx";
import { alert } from "../alerts/samples.ts";
import { estateOf, listing, row } from "./estate.ts";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);
vi.mock("../../../src/renderer/domain/DomainDetail.tsx", () => ({
  DomainDetail: ({ name }: { name: string }) => <h2>Detail of {name}</h2>,
}));

beforeEach(() => {
  close("add");
  // jsdom lays nothing out: without a height the list would draw no row.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1200);
  Element.prototype.scrollTo = () => {};
});

const bad = row("bad.example.jp", {
  standing: "malicious",
  verdict: "malicious",
  against: 3,
  flagged: ["Fortinet", "Kaspersky"],
  tags: ["shop"],
});
const three = [bad, row("good.example.jp"), row("third.example.jp")];

interface Options {
  readonly at?: string;
  /** Of the domains' procedures, and of the others. */
  readonly more?: Procedures["domains"];
  readonly also?: Procedures;
}

function open(rows: readonly DomainRow[], options: Options = {}) {
  const user = userEvent.setup();
  const shown = show(
    <>
      <Route path="/domains/:name?">{({ name }) => <Domains open={name ?? null} />}</Route>
      <Overlays />
    </>,
    {
      procedures: { ...options.also, domains: { ...listing(rows), ...options.more } },
      at: options.at ?? "/domains",
    },
  );
  return { user, ...shown };
}

const address = () => `${window.location.pathname}${window.location.search}`;
const rowOf = (name: string) => screen.findByRole("row", { name: new RegExp(name.replaceAll(".", "\\.")) });
const names = () =>
  [...document.querySelectorAll<HTMLElement>("[data-name]")].map((element) => element.dataset.name);

test("the list says how the estate stands, and each row what is known", async () => {
  open(three);
  await screen.findByRole("heading", { name: "1 of 3 domains is malicious" });
  const first = await rowOf("bad.example.jp");
  expect(first.textContent).toContain("malicious");
  expect(first.textContent).toContain("3/94");
  expect(first.textContent).toContain("Fortinet, Kaspersky and 1 more");
  expect(first.textContent).toContain("shop");
  expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("4");
  expect(first.getAttribute("aria-rowindex")).toBe("2");
});

test("a failed check stands beside the verdict, and a verdict beside a failure", async () => {
  open([
    row("still-bad.example", { standing: "malicious", verdict: "malicious", failed: "timeout", against: 2 }),
    row("lost.example", { standing: "failed", verdict: "clean", failed: "network" }),
  ]);
  expect((await rowOf("still-bad.example")).textContent).toContain(
    "The last check failed: no answer in time.",
  );
  expect((await rowOf("lost.example")).textContent).toContain("Known from before: clean.");
});

test("a name is shown as it was typed, with the one in the DNS for who cannot hover", async () => {
  open([row("xn--wgv71a119e.jp", { typed: "日本語.jp", lookalike: true })]);
  const shown = await screen.findByTitle("xn--wgv71a119e.jp");
  expect(shown.textContent).toContain("日本語.jp (xn--wgv71a119e.jp)");
  expect((await rowOf("日本語.jp")).textContent).toContain("look-alike");
});

test("a search goes into the address as it is typed, and Back from a filter takes the filter back", async () => {
  const { user } = open(three);
  await rowOf("bad.example.jp");
  await user.keyboard("/");
  await user.keyboard("good");
  await waitFor(() => expect(names()).toEqual(["good.example.jp"]));
  await waitFor(() => expect(address()).toBe("/domains?q=good"));
  expect(screen.getByRole("grid").getAttribute("data-filtered")).toBe("good");
  screen.getByText("1 of 3 shown");

  await user.click(screen.getByRole("button", { name: /^1 malicious/ }));
  expect(address()).toBe("/domains?q=good&is=malicious");
  await screen.findByText(/No domain matches/);
  screen.getByText("0 of 3 shown");
  // The way back stands once, in the list's place.
  screen.getByRole("button", { name: "Clear all filters" });
  window.history.back();
  await waitFor(() => expect(names()).toEqual(["good.example.jp"]));
  await user.click(screen.getByRole("button", { name: "Clear all filters" }));
  await waitFor(() => expect(names()).toHaveLength(3));
  expect(address()).toBe("/domains");
});

test("a link comes back to its view", async () => {
  open(three, { at: "/domains?q=example&is=malicious&sort=-detections" });
  await waitFor(() => expect(names()).toEqual(["bad.example.jp"]));
  expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("example");
  expect(screen.getByRole("button", { name: /^1 malicious/ }).getAttribute("aria-pressed")).toBe("true");
  expect(screen.getByRole("columnheader", { name: "Detections" }).getAttribute("aria-sort")).toBe(
    "descending",
  );
});

test("the keyboard moves, opens and closes, and has the focus where it left it", async () => {
  const { user } = open(three, { at: "/domains?sort=name" });
  await rowOf("bad.example.jp");
  await user.keyboard("jj");
  await waitFor(async () => expect(document.activeElement).toBe(await rowOf("good.example.jp")));
  await user.keyboard("{Enter}");
  await screen.findByRole("heading", { name: "Detail of good.example.jp" });
  expect(address()).toBe("/domains/good.example.jp?sort=name");
  expect(document.activeElement).toBe(screen.getByRole("region", { name: "Domain good.example.jp" }));
  await user.keyboard("{Escape}");
  expect(address()).toBe("/domains?sort=name");
  await waitFor(async () => expect(document.activeElement).toBe(await rowOf("good.example.jp")));
});

test("the focus stays with its domain when the order changes, and goes on when it is removed", async () => {
  const { user, queries } = open(three);
  await rowOf("bad.example.jp");
  await user.keyboard("jj");
  answerWith({ domains: listing([row("new.example.jp"), ...three]) });
  await queries.invalidateQueries();
  await rowOf("new.example.jp");
  await waitFor(async () => expect(document.activeElement).toBe(await rowOf("good.example.jp")));
  answerWith({ domains: listing([bad, row("third.example.jp")]) });
  await queries.invalidateQueries();
  await waitFor(() => expect(names()).toHaveLength(2));
  await waitFor(async () => expect(document.activeElement).toBe(await rowOf("third.example.jp")));
});

test("what is selected is tagged, told, and stays selected", async () => {
  const tag = vi.fn(() => ({ changed: 2 }));
  const { user } = open(three, { more: { tag } });
  await user.click(within(await rowOf("good.example.jp")).getByRole("checkbox"));
  await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
  await screen.findByText("2 selected");
  await user.click(screen.getByRole("button", { name: "Tag…" }));
  await user.type(await screen.findByRole("combobox", { name: "Add tags" }), "mail{Enter}");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(tag).toHaveBeenCalledWith(
      { targets: { names: ["good.example.jp", "third.example.jp"] }, add: ["mail"], remove: [] },
      expect.anything(),
    ),
  );
  await screen.findByText("Tags of 2 domains changed.");
  screen.getByText("2 selected");
});

test("a tag that is too long is refused, and a comma parts two of them", async () => {
  const tag = vi.fn(() => ({ changed: 1 }));
  const { user } = open(three, { more: { tag } });
  await user.click(within(await rowOf("good.example.jp")).getByRole("checkbox"));
  await user.click(screen.getByRole("button", { name: "Tag…" }));
  const field = await screen.findByRole("combobox", { name: "Add tags" });
  await user.type(field, `${"x".repeat(41)}{Enter}`);
  await screen.findByText("A tag has at most 40 characters.");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
  await user.clear(field);
  await user.paste("mail,shop、支店");
  expect(screen.queryByText("A tag has at most 40 characters.")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(tag).toHaveBeenCalledWith(
      expect.objectContaining({ add: ["mail", "shop", "支店"] }),
      expect.anything(),
    ),
  );
});

test("all that a filter leaves is told as the filter; but for one, by name", async () => {
  const pause = vi.fn(() => ({ changed: 2 }));
  const { user } = open(three, { at: "/domains?is=clean", more: { pause } });
  await user.click(await screen.findByRole("checkbox", { name: "Select all that are shown" }));
  screen.getByText("All 2 that are shown are selected");
  await user.click(screen.getByRole("button", { name: "Pause" }));
  await waitFor(() => expect(pause).toHaveBeenCalledTimes(1));
  expect(pause.mock.lastCall?.at(0)).toMatchObject({
    targets: { filter: { standings: ["clean"] } },
    paused: true,
  });
  await user.click(within(await rowOf("good.example.jp")).getByRole("checkbox"));
  await user.click(screen.getByRole("button", { name: "Pause" }));
  await waitFor(() => expect(pause).toHaveBeenCalledTimes(2));
  expect(pause.mock.lastCall?.at(0)).toMatchObject({ targets: { names: ["third.example.jp"] } });
});

test("removed domains come back by their names", async () => {
  const add = vi.fn(() => ({ added: ["bad.example.jp"], already: 0, duplicates: 0, rejected: 0 }));
  const remove = vi.fn(() => ({ removed: ["bad.example.jp"] }));
  const { user } = open(three, { more: { add, remove } });
  await rowOf("bad.example.jp");
  await user.keyboard("jx");
  await user.click(screen.getByRole("button", { name: "Remove" }));
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(add).toHaveBeenCalledWith({ text: "bad.example.jp" }, expect.anything()));
  await screen.findByText("1 domain is on the list again.");
  expect(screen.queryByText("1 selected")).toBeNull();
});

test("c and e are for the row that has the focus, else for the open domain, and say which", async () => {
  const checkNow = vi.fn(() => ({ queued: 1 }));
  const acknowledge = vi.fn(() => ({ ids: [4, 5] }));
  const { user } = open(three, {
    at: "/domains/third.example.jp",
    more: { checkNow },
    also: { alerts: { acknowledge } },
  });
  await rowOf("bad.example.jp");
  await user.keyboard("ce");
  await screen.findByText("third.example.jp will be checked next.");
  await screen.findByText("2 alerts of third.example.jp acknowledged.");
  expect(checkNow.mock.lastCall?.at(0)).toEqual({ names: ["third.example.jp"] });
  expect(acknowledge.mock.lastCall?.at(0)).toEqual({ name: "third.example.jp" });

  await user.keyboard("kce");
  await screen.findByText("good.example.jp will be checked next.");
  await screen.findByText("2 alerts of good.example.jp acknowledged.");
  expect(checkNow.mock.lastCall?.at(0)).toEqual({ names: ["good.example.jp"] });
  expect(acknowledge.mock.lastCall?.at(0)).toEqual({ name: "good.example.jp" });
});

test("c and e are for the selected before all", async () => {
  const checkNow = vi.fn(() => ({ queued: 1 }));
  const acknowledge = vi.fn(() => ({ ids: [4] }));
  const alerts = [alert({ id: 4, name: "good.example.jp" }), alert({ id: 5, name: "third.example.jp" })];
  const { user } = open(three, {
    at: "/domains/third.example.jp",
    more: { checkNow },
    also: { alerts: { acknowledge, list: () => ({ alerts, total: 2, open: 2 }) } },
  });
  await user.click(within(await rowOf("good.example.jp")).getByRole("checkbox"));
  await user.keyboard("ce");
  await waitFor(() => expect(acknowledge).toHaveBeenCalledTimes(1));
  expect(checkNow.mock.lastCall?.at(0)).toEqual({ names: ["good.example.jp"] });
  expect(acknowledge.mock.lastCall?.at(0)).toEqual({ ids: [4] });
});

test("e says where there is nothing to acknowledge", async () => {
  const { user } = open(three, { also: { alerts: { acknowledge: () => ({ ids: [] }) } } });
  await rowOf("bad.example.jp");
  await user.keyboard("je");
  await screen.findByText("bad.example.jp has no alert to acknowledge.");
});

test("c is for the open domain also where the filters leave nothing", async () => {
  const checkNow = vi.fn(() => ({ queued: 1 }));
  const { user } = open(three, { at: "/domains/third.example.jp?q=nobody", more: { checkNow } });
  await screen.findByText(/No domain matches/);
  await user.keyboard("c");
  await screen.findByText("third.example.jp will be checked next.");
  expect(checkNow.mock.lastCall?.at(0)).toEqual({ names: ["third.example.jp"] });
});

test("the open domain moves along with the keyboard, when it rests, and Back does not go through them", async () => {
  const { user } = open(three, { at: "/domains" });
  await user.click(await rowOf("bad.example.jp"));
  await screen.findByRole("heading", { name: "Detail of bad.example.jp" });
  const steps = window.history.length;
  await user.keyboard("j");
  expect(document.activeElement).toBe(await rowOf("good.example.jp"));
  expect(address()).toBe("/domains/bad.example.jp");
  await user.keyboard("j");
  await screen.findByRole("heading", { name: "Detail of third.example.jp" });
  // Whoever goes through the list stays there, until they go to what is open.
  expect(document.activeElement).toBe(await rowOf("third.example.jp"));
  expect(window.history.length).toBe(steps);
  await user.keyboard("{Enter}");
  expect(document.activeElement).toBe(screen.getByRole("region", { name: "Domain third.example.jp" }));
  await user.keyboard("k");
  await screen.findByRole("heading", { name: "Detail of good.example.jp" });
  window.history.back();
  await waitFor(() => expect(address()).toBe("/domains"));
});

test("a selection ends with the filter it was made under: nothing is done with what nobody sees", async () => {
  const remove = vi.fn(() => ({ removed: ["third.example.jp"] }));
  const { user } = open(three, { more: { remove } });
  await user.click(within(await rowOf("bad.example.jp")).getByRole("checkbox"));
  await user.click(within(await rowOf("good.example.jp")).getByRole("checkbox"));
  await screen.findByText("2 selected");
  await user.keyboard("/third");
  await waitFor(() => expect(names()).toEqual(["third.example.jp"]));
  expect(screen.queryByText(/selected/)).toBeNull();
  await user.click(within(await rowOf("third.example.jp")).getByRole("checkbox"));
  await screen.findByText("1 selected");
  await user.click(screen.getByRole("button", { name: "Remove" }));
  await waitFor(() => expect(remove).toHaveBeenCalledTimes(1));
  expect(remove.mock.lastCall?.at(0)).toEqual({ names: ["third.example.jp"] });
});

test("a selected domain that leaves the filter is not selected any more", async () => {
  const { user, queries } = open(three, { at: "/domains?is=clean" });
  await user.click(within(await rowOf("good.example.jp")).getByRole("checkbox"));
  await user.click(within(await rowOf("third.example.jp")).getByRole("checkbox"));
  await screen.findByText("2 selected");
  answerWith({
    domains: listing([bad, row("good.example.jp", { standing: "malicious" }), row("third.example.jp")]),
  });
  await queries.invalidateQueries();
  await screen.findByText("1 selected");
});

test("an empty list says how to fill it, and opens the preview of what is pasted there", async () => {
  const { user } = open([], { more: { preview: () => new Promise(() => {}) } });
  await screen.findByRole("heading", { name: "No domain is watched yet" });
  await user.click(screen.getByRole("textbox", { name: "Domains to watch" }));
  await user.paste("one.example.org");
  await screen.findByRole("dialog");
  await screen.findByDisplayValue("one.example.org");
});

test("an empty list without a key offers the way to one, and practice", async () => {
  const set = vi.fn(() => ({ ...defaultSettings, practice: true }));
  const { user } = open([], {
    also: {
      key: { state: () => ({ source: "none", accepted: null, testedAt: null }) },
      practice: { set },
    },
  });
  const way = await screen.findByRole("link", { name: "Set up" });
  expect(way.getAttribute("href")).toBe("/welcome");
  await user.click(screen.getByRole("button", { name: "Try it with practice data" }));
  await waitFor(() => expect(set.mock.lastCall?.at(0)).toEqual({ on: true }));
});

test("an empty list with a key says nothing of one", async () => {
  const state = vi.fn(() => ({ source: "stored" as const, accepted: true, testedAt: null }));
  open([], { also: { key: { state } } });
  await screen.findByRole("textbox", { name: "Domains to watch" });
  await waitFor(() => expect(state).toHaveBeenCalled());
  expect(screen.queryByRole("link", { name: "Set up" })).toBeNull();
});

test("a list that cannot be had says why, and is asked for again", async () => {
  const { user } = open(three, {
    more: { list: () => Promise.reject(disconnected()), estate: () => estateOf(three) },
  });
  await screen.findByText("Banken does not answer. It was probably stopped.");
  answerWith({ domains: listing(three) });
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await rowOf("bad.example.jp");
});

test("rows that were there stay when the next answer fails", async () => {
  const { queries } = open(three);
  await rowOf("bad.example.jp");
  answerWith({ domains: { list: () => Promise.reject(disconnected()), estate: () => estateOf(three) } });
  await queries.invalidateQueries();
  await rowOf("bad.example.jp");
});

test("a list of thousands draws what is in sight, and says how long it is", async () => {
  const rows = Array.from({ length: 5_000 }, (_, n) => row(`host-${n}.example`));
  open(rows);
  await rowOf("host-0.example");
  expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("5001");
  expect(names().length).toBeLessThan(80);
});
