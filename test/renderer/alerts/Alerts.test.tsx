import { notifications } from "@mantine/notifications";
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Alerts } from "../../../src/renderer/alerts/Alerts.tsx";
import { useKeys } from "../../../src/renderer/shell/keys.ts";
import type { Alert } from "../../../src/shared/contract/alerts.ts";
import { anEstate, aWatchState } from "../../support/answers.ts";
import { disconnected, type Procedures, rpc, show, type WindowOptions } from "../../support/window.tsx";
import { alert, at } from "./samples.ts";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

afterEach(() => notifications.clean());

/** The place in the window, whose keys it answers to. */
function Place() {
  useKeys();
  return (
    <main>
      <Alerts />
    </main>
  );
}

const three = () => [
  alert({ id: 3, name: "three.example", typed: "three.example" }),
  alert({ id: 2, name: "two.example", typed: "two.example" }),
  alert({ id: 1, name: "one.example", typed: "one.example" }),
];

/** A little Banken: alerts that can be acknowledged and opened again. */
function keeper(alerts: Alert[], pageLength = 50) {
  const asked: unknown[] = [];
  const openOnes = () => alerts.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  const mark = (acknowledgedAt: number | null, which: (each: Alert) => boolean) => {
    const touched = alerts.filter(
      (each) => (each.acknowledgedAt === null) !== (acknowledgedAt === null) && which(each),
    );
    for (const each of touched) alerts[alerts.indexOf(each)] = { ...each, acknowledgedAt };
    return { ids: touched.map(({ id }) => id) };
  };
  const procedures: Procedures = {
    alerts: {
      list: ({ open = false, offset = 0 }) => {
        const all = open ? openOnes() : alerts;
        return { alerts: all.slice(offset, offset + pageLength), total: all.length, open: openOnes().length };
      },
      acknowledge: (which) => {
        asked.push(which);
        return mark(1, ({ id, name }) =>
          "ids" in which ? which.ids.includes(id) : "name" in which ? which.name === name : true,
        );
      },
      reopen: ({ ids }) => {
        asked.push({ reopen: ids });
        return mark(null, ({ id }) => ids.includes(id));
      },
    },
    domains: {
      estate: () => anEstate({ total: 128, counts: { ...anEstate().counts, malicious: 2, clean: 126 } }),
      checkNow: (which) => {
        asked.push({ check: which });
        return { queued: 1 };
      },
    },
    watch: { state: () => aWatchState() },
  };
  return { alerts, asked, procedures };
}

function open(procedures: Procedures, options: WindowOptions = {}) {
  return show(<Place />, { procedures, at: "/alerts", ...options });
}

const names = () =>
  screen.getAllByRole("listitem").map((row) => within(row).getByText(/\.example/).textContent);

describe("an alert", () => {
  test("says what it is, of which domain, when, who says so, and whether it is still so", async () => {
    const { procedures } = keeper([alert({ verdict: "clean" })]);
    open(procedures);
    const row = await screen.findByRole("listitem");
    const link = within(row).getByRole("link", { name: "shop.example.jp" });
    expect(link.getAttribute("href")).toBe("/domains/shop.example.jp");
    for (const text of [
      "turned malicious",
      "between 08:10 and 14:05",
      "clean → malicious",
      "3 of 94 engines",
    ])
      within(row).getByText(text);
    const engines = row.querySelectorAll("strong");
    expect([...engines].map(({ parentElement }) => parentElement?.textContent)).toEqual([
      "Fortinet phishing",
      "alphaMountain.ai suspicious",
    ]);
    expect(row.textContent).toContain("now clean");
  });

  test("is still so only where it never was otherwise since", async () => {
    const cleared = { kind: "cleared", from: "malicious", to: "clean", verdict: "clean" } as const;
    const last = at("2026-11-24T14:05:00");
    const { procedures } = keeper([
      alert({ id: 3, ...cleared, raisedAt: last, since: last }),
      alert({ id: 2, verdict: "clean", raisedAt: last - 1, since: last }),
      alert({ id: 1, ...cleared, raisedAt: last - 2, since: last }),
    ]);
    open(procedures);
    const said = (await screen.findAllByRole("listitem")).map(
      ({ textContent }) => /still so|so again|now clean/.exec(textContent ?? "")?.[0],
    );
    expect(said).toEqual(["still so", "now clean", "so again"]);
  });

  test("of a domain that is not on the list leads nowhere", async () => {
    const { procedures } = keeper([alert({ watched: false })]);
    open(procedures);
    const row = await screen.findByRole("listitem");
    expect(within(row).queryByRole("link")).toBeNull();
    within(row).getByText("not on the list any more");
  });

  test("shows what a stranger wrote as text", async () => {
    const flags = [
      { engine: "<b>E</b>", category: "malicious", result: "<img src=x onerror=alert(1)>" },
    ] as const;
    const { procedures } = keeper([alert({ flags })]);
    open(procedures);
    const row = await screen.findByRole("listitem");
    expect(row.textContent).toContain("<b>E</b> <img src=x onerror=alert(1)>");
    expect(row.querySelector("img, b")).toBeNull();
  });
});

describe("acknowledging", () => {
  test("one with its button; it leaves, the next has the focus, and Undo brings it back", async () => {
    const { procedures, asked } = keeper(three());
    open(procedures);
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Acknowledge two.example" }));
    await waitFor(() => expect(names()).toEqual(["three.example", "one.example"]));
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Acknowledge one.example" }));
    await screen.findByRole("heading", { name: "2 alerts since you last looked" });

    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(names()).toEqual(["three.example", "two.example", "one.example"]));
    expect(asked).toEqual([{ ids: [2] }, { reopen: [2] }]);
  });

  test("from the keyboard: j and k move, e acknowledges and goes on, c checks", async () => {
    const { procedures, asked } = keeper(three());
    open(procedures);
    await screen.findAllByRole("listitem");
    const user = userEvent.setup();
    const focused = () => document.activeElement?.getAttribute("data-alert");
    await user.keyboard("e");
    expect([focused(), asked]).toEqual(["3", []]);
    await user.keyboard("jjjk");
    expect(focused()).toBe("2");
    await user.keyboard("e");
    await waitFor(() => expect(names()).toEqual(["three.example", "one.example"]));
    expect(focused()).toBe("1");
    await user.keyboard("c");
    await waitFor(() => expect(asked).toEqual([{ ids: [2] }, { check: { names: ["one.example"] } }]));
    await user.keyboard("e");
    await waitFor(() => expect(focused()).toBe("3"));
    await user.keyboard("e");
    await screen.findByText("Nothing to acknowledge");
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  });

  test("all, and all of it back", async () => {
    const { procedures, asked } = keeper(three());
    open(procedures);
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Acknowledge all" }));
    await screen.findByText("Nothing to acknowledge");
    screen.getByText("2 domains are malicious or suspicious all the same.");
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(names()).toHaveLength(3));
    expect(asked).toEqual([{ all: true }, { reopen: [3, 2, 1] }]);
  });

  test("that does not arrive is told, and the alert is there again", async () => {
    const { procedures } = keeper(three());
    const failing = {
      ...procedures,
      alerts: { ...procedures.alerts, acknowledge: () => Promise.reject(disconnected()) },
    };
    open(failing);
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Acknowledge two.example" }));
    await screen.findByText("Banken does not answer. It was probably stopped.");
    await waitFor(() => expect(names()).toHaveLength(3));
  });

  test("under All it stays, says when, and can be opened again", async () => {
    const { procedures, asked } = keeper(three());
    open(procedures, { at: "/alerts?show=all" });
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Acknowledge two.example" }));
    await user.click(await screen.findByRole("button", { name: "Reopen two.example" }));
    await screen.findByRole("button", { name: "Acknowledge two.example" });
    expect(asked).toEqual([{ ids: [2] }, { reopen: [2] }]);
  });
});

describe("what comes in while the list is open", () => {
  const arrive = async (queries: ReturnType<typeof show>["queries"], alerts: Alert[]) => {
    alerts.unshift(alert({ id: 4, name: "four.example", typed: "four.example" }));
    await act(() => queries.invalidateQueries({ queryKey: rpc.orpc.alerts.key() }));
  };

  test("appears at the top", async () => {
    const { procedures, alerts } = keeper(three());
    const { queries } = open(procedures);
    await screen.findAllByRole("listitem");
    await arrive(queries, alerts);
    await waitFor(() => expect(names()[0]).toBe("four.example"));
  });

  test("waits to be called for while a row has the focus, and cannot be acknowledged unseen", async () => {
    const { procedures, alerts } = keeper(three());
    const { queries } = open(procedures);
    await screen.findAllByRole("listitem");
    const user = userEvent.setup();
    await user.keyboard("j");
    await arrive(queries, alerts);
    const button = await screen.findByRole("button", { name: "1 new alert" });
    expect(names()).toHaveLength(3);
    expect(screen.getByRole("button", { name: "Acknowledge all" }).hasAttribute("disabled")).toBe(true);
    await user.click(button);
    expect(names()).toEqual(["four.example", "three.example", "two.example", "one.example"]);
  });
});

describe("the view", () => {
  test("is in the address", async () => {
    const { procedures } = keeper([alert({ id: 2 }), alert({ id: 1, acknowledgedAt: 5 })]);
    open(procedures);
    expect(await screen.findAllByRole("listitem")).toHaveLength(1);
    const user = userEvent.setup();
    await user.click(screen.getByRole("radio", { name: "All" }));
    await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(2));
    expect(window.location.search).toBe("?show=all");
  });

  test("goes on where it ends, page by page", async () => {
    const { procedures } = keeper(three(), 2);
    open(procedures);
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Show more" }));
    await waitFor(() => expect(names()).toEqual(["three.example", "two.example", "one.example"]));
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  test("says where the good news ends: what is bad all the same, and that nobody is asking", async () => {
    const { procedures } = keeper([]);
    open({ ...procedures, watch: { state: () => aWatchState({ paused: { until: null } }) } });
    await screen.findByText("Nothing to acknowledge");
    screen.getByText("Nothing is being asked at the moment, so what is new may not be known yet.");
    const bad = screen.getByRole("link", { name: "2 domains are malicious or suspicious all the same." });
    expect(bad.getAttribute("href")).toBe("/domains?is=malicious,suspicious");
  });

  test("offers to add domains where none is watched", async () => {
    const { procedures } = keeper([]);
    open({ ...procedures, domains: { estate: () => anEstate() } });
    await screen.findByRole("button", { name: "Add domains" });
  });

  test("says why there is nothing to see, and tries again", async () => {
    const { procedures } = keeper(three());
    let away = true;
    const list: NonNullable<NonNullable<Procedures["alerts"]>["list"]> = (input, options) => {
      if (away) throw disconnected();
      const real = procedures.alerts?.list;
      if (real === undefined) throw new Error("there is no list");
      return real(input, options);
    };
    open({ ...procedures, alerts: { ...procedures.alerts, list } });
    await screen.findByText("Banken does not answer. It was probably stopped.");
    away = false;
    await userEvent.setup().click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findAllByRole("listitem")).toHaveLength(3);
  });

  test("is Japanese in Japanese", async () => {
    const { procedures } = keeper(three());
    open(procedures, { language: "ja" });
    await screen.findByRole("heading", { name: "未読のアラートが3件あります" });
    screen.getByRole("button", { name: "two.exampleを既読にする" });
  });
});
