import { ORPCError } from "@orpc/client";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { DomainDetail } from "../../../src/renderer/domain/DomainDetail.tsx";
import type { Preview } from "../../../src/shared/contract/domains.ts";
import type { Report } from "../../../src/shared/contract/reports.ts";
import { anEstate, aRow, aWatchState, now } from "../../support/answers.ts";
import {
  aContext,
  aDifference,
  anEngine,
  anEngineFlip,
  aPastCheck,
  aReport,
  aSpell,
  aVerdictFlip,
  someStats,
} from "../../support/evidence.ts";
import {
  answerWith,
  badRequest,
  disconnected,
  type Procedures,
  show,
  storeFailed,
  type WindowOptions,
} from "../../support/window.tsx";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

const hour = 3_600_000;
const name = "shop.example.jp";
const badRow = aRow({
  name,
  standing: "malicious",
  verdict: "malicious",
  since: now - hour,
  against: 1,
  tags: ["shop"],
});
const badReport = aReport({
  verdict: "malicious",
  stats: someStats({ malicious: 1, harmless: 60 }),
  engines: [
    anEngine("Fortinet", "malicious"),
    ...Array.from({ length: 60 }, (_, n) => anEngine(`Calm ${n}`)),
    ...Array.from({ length: 33 }, (_, n) => anEngine(`Mute ${n}`, "undetected")),
  ],
});

/** Banken with one domain that turned malicious an hour ago, but for what a test says otherwise. */
function banken(some: Procedures = {}): Procedures {
  return {
    domains: { get: () => badRow, estate: () => anEstate(), ...some.domains },
    reports: {
      get: () => badReport,
      difference: () =>
        aDifference({
          to: { ...aDifference().to, verdict: "malicious" },
          turned: [{ engine: "Fortinet", from: anEngine("Fortinet"), to: anEngine("Fortinet", "malicious") }],
          vanished: [anEngine("Comodo")],
          moved: [
            { what: "nameServers", gone: ["ns1.old.example"], came: ["ns3.cheap.example"] },
            { what: "votes", gone: ["malicious 1"], came: ["malicious 4"] },
          ],
        }),
      ...some.reports,
    },
    history: {
      checks: () => ({
        checks: [
          aPastCheck({ verdict: "malicious", stats: badReport.stats }),
          aPastCheck({ checkId: 1, checkedAt: now - 7 * hour }),
        ],
        next: null,
      }),
      timeline: () => ({
        since: now - 30 * 24 * hour,
        flips: [
          aVerdictFlip(),
          anEngineFlip(),
          aVerdictFlip({ checkId: 1, after: null, from: null, to: "clean" }),
        ],
        spells: [aSpell()],
        more: false,
        signs: { flaggedAt: now - hour, moves: [] },
      }),
      ...some.history,
    },
    alerts: { list: () => ({ alerts: [], total: 0, open: 0 }), ...some.alerts },
    watch: { state: () => aWatchState(), ...some.watch },
  };
}

function open(procedures: Procedures, options: Pick<WindowOptions, "language"> = {}) {
  return show(<DomainDetail name={name} onClose={() => {}} />, {
    ...options,
    procedures,
    at: `/domains/${name}`,
  });
}
function aPreview(accepted: readonly { readonly name: string; readonly typed: string }[]): Preview {
  return {
    accepted: accepted.map((each) => ({ ...each, line: 1, watched: true, lookalike: false })),
    duplicates: [],
    rejected: [],
    counts: { accepted: accepted.length, fresh: 0, duplicates: 0, rejected: 0 },
    forecast: {
      domains: 1,
      perMinute: 4,
      perDay: 500,
      every: hour,
      firstPass: null,
      firstPassDays: 1,
      thin: false,
    },
  };
}
const part = async (title: string) => {
  const heading = await screen.findByRole("heading", { name: title, level: 3 });
  return within(heading.closest("section") as HTMLElement);
};

test("says why first, then who turned, what moved, and everything else, under headings in order", async () => {
  open(banken());
  expect(await screen.findByText(/1 of 94 engines says malicious, new since/)).toBeTruthy();
  const changes = await part("What changed");
  expect(await changes.findByText("1 engine turned")).toBeTruthy();
  expect(changes.getByText("That does not clear the domain.", { exact: false })).toBeTruthy();
  expect(changes.getByText("ns3.cheap.example")).toBeTruthy();
  expect(changes.getByText("malicious 4")).toBeTruthy();
  const levels = screen.getAllByRole("heading").map((each) => Number(each.tagName.slice(1)));
  expect(levels.slice(0, 2)).toEqual([1, 2]);
  for (const [n, level] of levels.entries()) expect(level - (levels[n - 1] ?? level)).toBeLessThanOrEqual(1);
});

test("text from a report is text, whatever it looks like", async () => {
  const markup = '<img src=x onerror="window.hurt = true"><b>bold</b>';
  open(
    banken({
      reports: {
        get: () =>
          aReport({
            ...badReport,
            engines: [anEngine(markup, "malicious", markup)],
            context: aContext({ registrar: markup, whois: markup, tags: [markup] }),
          }),
        difference: () => null,
      },
    }),
  );
  expect((await screen.findAllByText(markup)).length).toBeGreaterThanOrEqual(4);
  expect(document.querySelector("img, b")).toBeNull();
});

test("engines are grouped, the many quiet ones folded, and found by name and word", async () => {
  const user = userEvent.setup();
  open(banken());
  const engines = await part("All engines");
  expect(await engines.findByText("Fortinet")).toBeTruthy();
  expect(engines.queryByText("Calm 7")).toBeNull();
  await user.click(engines.getByRole("button", { name: /harmless.*60 engines/ }));
  expect(engines.getByText("Calm 7")).toBeTruthy();
  await user.type(engines.getByRole("searchbox"), "mute 3");
  expect(engines.queryByText("Calm 7")).toBeNull();
  expect(engines.getByText("Mute 3")).toBeTruthy();
  expect(engines.getByText("6 engines found")).toBeTruthy();
  await user.clear(engines.getByRole("searchbox"));
  await user.type(engines.getByRole("searchbox"), "nobody");
  expect(engines.getByText("No engine matches.")).toBeTruthy();
});

test("silent engines say so in our words, and VirusTotal's own is on hover", async () => {
  const word = anEngine("Mute 0", "undetected", "unrated");
  open(
    banken({
      reports: {
        get: () => ({ ...badReport, engines: [word, anEngine("Calm", "harmless", "clean")] }),
        difference: () =>
          aDifference({ reworded: [{ engine: "Mute 0", from: word, to: { ...word, result: "clean" } }] }),
      },
    }),
    { language: "ja" },
  );
  const engines = await part("全エンジン");
  const said = within((await engines.findByText("Mute 0")).closest("li") as HTMLElement);
  expect(said.getByText("判定なし").closest("[title]")?.getAttribute("title")).toBe("unrated");
  expect(said.queryByText("unrated")).toBeNull();
  // Where it is the words that are another, they are what is compared.
  const changes = await part("変わったこと");
  expect(changes.getByText("unrated")).toBeTruthy();
});

test("a timeline shows its first entries, and one can go to what stands below it", async () => {
  const user = userEvent.setup();
  const scrolled = vi.fn();
  Element.prototype.scrollIntoView = scrolled;
  const checks = Array.from({ length: 40 }, (_, n) =>
    aPastCheck({ checkId: 40 - n, checkedAt: now - n * hour, verdict: n % 2 === 0 ? "malicious" : "clean" }),
  );
  open(banken({ history: { ...banken().history, checks: () => ({ checks, next: null }) } }));
  const timeline = await part("Timeline");
  await timeline.findAllByText("clean → malicious");
  expect(timeline.getAllByRole("listitem").filter((each) => each.dataset.verdict !== undefined)).toHaveLength(
    5,
  );
  await user.click(timeline.getByRole("button", { name: "Show 35 more" }));
  await timeline.findByText("clean, the first answer");

  const links = within(screen.getByRole("navigation", { name: "Go to" }));
  await user.click(links.getByRole("button", { name: "Context" }));
  expect(document.activeElement?.textContent).toBe("Context");
  expect(scrolled).toHaveBeenCalledTimes(1);
});

test("an address with a name as it is written leads to the domain", async () => {
  const preview = vi.fn(() => aPreview([{ name: "xn--6r8a813a.example", typed: "番犬.example" }]));
  show(<DomainDetail name="番犬.example" onClose={() => {}} />, {
    procedures: banken({ domains: { preview } }),
    at: "/domains/番犬.example?q=a",
  });
  await waitFor(() => expect(window.location.pathname).toBe("/domains/xn--6r8a813a.example"));
  expect(window.location.search).toBe("?q=a");
  expect(preview.mock.lastCall?.at(0)).toEqual({ text: "番犬.example" });
});

test("an address with what is no name says so, and offers nothing that cannot help", async () => {
  const rejected = [{ line: 1, text: "%ZZ", reason: "bad_character" as const, from: 0, to: 3 }];
  show(<DomainDetail name="%ZZ" onClose={() => {}} />, {
    procedures: banken({ domains: { preview: () => ({ ...aPreview([]), rejected }) } }),
  });
  await screen.findByText("Banken cannot watch this: holds a character that no domain name can have.");
  expect(screen.queryByRole("button", { name: /Try again|Put it on/ })).toBeNull();
});

test("a name that Banken does not take is told as none", async () => {
  open(
    banken({
      domains: {
        get: () => {
          throw badRequest();
        },
      },
    }),
  );
  await screen.findByText("This is not a domain name, so there is nothing to show.");
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
});

test("any two answers can be compared", async () => {
  const user = userEvent.setup();
  const asked: unknown[] = [];
  const difference = banken().reports?.difference;
  open(
    banken({
      reports: {
        get: () => badReport,
        difference: (input, options) => {
          asked.push(input);
          return difference?.(input, options) ?? null;
        },
      },
      history: {
        ...banken().history,
        checks: () => ({
          checks: [5, 4, 3, 2, 1].map((checkId) =>
            aPastCheck({
              checkId,
              checkedAt: now - (6 - checkId) * hour,
              verdict: checkId === 4 ? "failed" : "clean",
            }),
          ),
          next: null,
        }),
      },
    }),
  );
  const changes = await part("What changed");
  await user.click(await changes.findByRole("button", { name: "Compare others…" }));
  const from = await changes.findByRole("combobox", { name: "From" });
  // A check that failed is no answer.
  expect(within(from).getAllByRole("option")).toHaveLength(4);
  await user.selectOptions(from, "1");
  await user.selectOptions(changes.getByRole("combobox", { name: "To" }), "3");
  await waitFor(() => expect(asked).toContainEqual({ name, from: 1, to: 3 }));
  await user.click(changes.getByRole("button", { name: "Latest two" }));
  expect(changes.queryByRole("combobox")).toBeNull();
});

test("the timeline tells a flip as the interval in which it was, and goes on with older checks", async () => {
  const user = userEvent.setup();
  const pages: Record<string, number | null> = { first: 50, second: null };
  open(
    banken({
      history: {
        ...banken().history,
        checks: ({ before }) => ({
          checks: [
            before === undefined
              ? aPastCheck({ verdict: "malicious", stats: badReport.stats })
              : aPastCheck({ checkId: 1, checkedAt: now - 7 * hour }),
          ],
          next: (before === undefined ? pages.first : pages.second) ?? null,
        }),
      },
    }),
  );
  const timeline = await part("Timeline");
  expect(await timeline.findByText("clean → malicious")).toBeTruthy();
  const flip = timeline.getByText("Fortinet").closest("li");
  expect(flip?.textContent).toMatch(/harmless.*phishing/);
  expect(timeline.getByText(/^between .* and .*/)).toBeTruthy();
  await user.click(timeline.getByRole("button", { name: "Older checks" }));
  expect(await timeline.findByText("clean, the first answer")).toBeTruthy();
  expect(timeline.queryByRole("button", { name: "Older checks" })).toBeNull();
});

test("the chart of spells is there as a table", async () => {
  open(banken());
  const table = await screen.findByRole("table", { name: "Engines that turned" });
  const row = within(table).getByRole("row", { name: /Fortinet/ });
  expect(row.textContent).toContain("phishing");
  expect(row.textContent).toContain("still does");
});

test("the raw answer is asked for only when it is wanted, pretty or exact", async () => {
  const user = userEvent.setup();
  const asked = vi.fn();
  open(
    banken({
      reports: {
        ...banken().reports,
        raw: (input) => {
          asked(input);
          const bytes = Buffer.from('{"data": {"id": 1}}');
          return {
            checkId: 2,
            checkedAt: now,
            base64: bytes.toString("base64"),
            bytes: bytes.length,
            sha256: "ab",
          };
        },
      },
    }),
  );
  const raw = await part("Raw answer");
  expect(asked).not.toHaveBeenCalled();
  await user.click(raw.getByRole("button", { name: "Show" }));
  const region = await raw.findByRole("region", { name: "Bytes of the answer" });
  expect(region.textContent).toBe('{\n  "data": {\n    "id": 1\n  }\n}');
  await user.click(raw.getByRole("radio", { name: "Exact" }));
  expect(region.textContent).toBe('{"data": {"id": 1}}');
  await user.click(raw.getByRole("button", { name: "Copy" }));
  expect(await navigator.clipboard.readText()).toBe('{"data": {"id": 1}}');
});

test("damaged bytes are not shown, and what still stands is", async () => {
  const user = userEvent.setup();
  open(
    banken({
      reports: {
        get: () => ({
          ...badReport,
          engines: [],
          context: aContext({ registrar: null, createdAt: null }),
          raw: false,
        }),
        difference: () => null,
        raw: () => {
          throw storeFailed("damaged");
        },
      },
    }),
  );
  expect(await screen.findByText("1 of 94 engines says malicious.", { exact: false })).toBeTruthy();
  expect((await part("All engines")).getByText(/damaged or missing/)).toBeTruthy();
  expect((await part("What changed")).getByText(/cannot be compared/)).toBeTruthy();
  const raw = await part("Raw answer");
  await user.click(raw.getByRole("button", { name: "Show" }));
  expect((await raw.findByRole("alert")).textContent).toContain("do not match their SHA-256");
});

test("a failed check stands beside the verdict with its reason and its fault", async () => {
  open(
    banken({
      domains: { get: () => ({ ...badRow, failed: "timeout", checkedAt: now }), estate: () => anEstate() },
      history: {
        ...banken().history,
        checks: () => ({
          checks: [
            aPastCheck({
              checkId: 3,
              checkedAt: now,
              verdict: "failed",
              reason: "timeout",
              detail: "ETIMEDOUT",
              stats: null,
            }),
          ],
          next: null,
        }),
      },
    }),
  );
  const said = await screen.findByText(/brought no answer: no answer in time/);
  await waitFor(() => expect(said.textContent).toContain("ETIMEDOUT"));
  expect(said.textContent).toContain("What you see is from the answer of");
  expect(screen.getByText("malicious", { selector: "header [data-standing]" })).toBeTruthy();
});

test("a domain that was never checked says when it will be, and shows no empty parts", async () => {
  open(
    banken({
      domains: {
        estate: () => anEstate(),
        get: () =>
          aRow({
            name,
            standing: "waiting",
            verdict: null,
            since: null,
            checkedAt: null,
            analysedAt: null,
            nextAt: now,
          }),
      },
      reports: { get: () => null, difference: () => null },
      history: {
        checks: () => ({ checks: [], next: null }),
        timeline: () => ({ since: 0, flips: [], spells: [], more: false, signs: null }),
      },
    }),
  );
  expect(await screen.findByText(/Not checked yet\. It is its turn at/)).toBeTruthy();
  expect(screen.queryAllByRole("heading", { level: 3 })).toEqual([]);
});

test("a domain that VirusTotal does not know has no engines to list", async () => {
  const unknown: Report = aReport({
    verdict: "unknown",
    reason: "not_found",
    stats: null,
    engines: [],
    context: aContext({ registrar: null, createdAt: null, reputation: null }),
  });
  open(
    banken({
      domains: {
        get: () => aRow({ name, standing: "unknown", verdict: "unknown", analysedAt: null }),
        estate: () => anEstate(),
      },
      reports: { get: () => unknown, difference: () => null },
    }),
  );
  expect(await screen.findByText(/does not know this name/)).toBeTruthy();
  await part("Raw answer");
  expect(screen.queryByRole("heading", { name: "All engines" })).toBeNull();
  expect(screen.queryByRole("heading", { name: "Context" })).toBeNull();
});

test("a name that is not on the list can be put on it", async () => {
  const user = userEvent.setup();
  const add = vi.fn();
  let listed = false;
  const { queries } = open(
    banken({
      domains: {
        estate: () => anEstate(),
        get: () => {
          if (!listed) throw new ORPCError("NOT_FOUND", { defined: true, status: 404 });
          return badRow;
        },
        add: (input) => {
          add(input);
          listed = true;
          return { added: [name], already: 0, duplicates: 0, rejected: 0 };
        },
      },
    }),
  );
  await user.click(await screen.findByRole("button", { name: "Put it on the list" }));
  expect(add).toHaveBeenCalledWith({ text: name });
  // The change is pushed.
  await queries.invalidateQueries();
  expect(await screen.findByRole("heading", { name: "What changed" })).toBeTruthy();
});

test("what could not be asked for can be asked for again, part by part", async () => {
  const user = userEvent.setup();
  open(
    banken({
      reports: {
        ...banken().reports,
        difference: () => {
          throw disconnected();
        },
      },
    }),
  );
  const changes = await part("What changed");
  expect((await changes.findByRole("alert")).textContent).toContain("Banken does not answer");
  expect((await part("All engines")).getByText("Fortinet")).toBeTruthy();
  answerWith(banken());
  await user.click(changes.getByRole("button", { name: "Try again" }));
  expect(await changes.findByText("1 engine turned")).toBeTruthy();
});

test("open alerts are acknowledged from here, all of them, however many there are", async () => {
  const user = userEvent.setup();
  const acknowledge = vi.fn();
  const alert = {
    id: 7,
    name,
    typed: name,
    kind: "turned_malicious",
    from: "clean",
    to: "malicious",
    checkId: 2,
    raisedAt: now,
    after: null,
    stats: null,
    flags: [],
    acknowledgedAt: null,
    verdict: "malicious",
    since: now,
    watched: true,
  } as const;
  open(
    banken({
      alerts: {
        list: () => ({ alerts: [alert], total: 250, open: 300 }),
        acknowledge: (input) => {
          acknowledge(input);
          return { ids: Array.from({ length: 250 }, (_, n) => n + 1) };
        },
      },
    }),
  );
  await user.click(await screen.findByRole("button", { name: "Acknowledge 250" }));
  expect(acknowledge).toHaveBeenCalledWith({ name });
  await screen.findByText(`250 alerts of ${name} acknowledged.`);
});

test("tags are put on and taken off, and a draft that was refused is still there", async () => {
  const user = userEvent.setup();
  const tag = vi.fn();
  open(
    banken({
      domains: {
        get: () => badRow,
        estate: () => anEstate(),
        tag: (input) => {
          tag(input);
          if (input.add?.length) throw storeFailed("locked");
          return { changed: 1 };
        },
      },
    }),
  );
  await user.click(await screen.findByRole("button", { name: "Take off the tag shop" }));
  expect(tag).toHaveBeenCalledWith({ targets: { names: [name] }, add: [], remove: ["shop"] });
  const line = screen.getByRole("combobox", { name: "Add a tag" });
  await user.type(line, "mail, shop{Enter}");
  expect(tag).toHaveBeenLastCalledWith({ targets: { names: [name] }, add: ["mail", "shop"], remove: [] });
  expect((line as HTMLInputElement).value).toBe("mail, shop");
});

test("a note that could not be kept is not lost", async () => {
  const user = userEvent.setup();
  const note = vi.fn().mockRejectedValueOnce(disconnected()).mockResolvedValueOnce({ changed: 1 });
  let kept = "";
  const { queries } = open(
    banken({
      domains: {
        get: () => ({ ...badRow, note: kept }),
        estate: () => anEstate(),
        note: (input) => note(input),
      },
    }),
  );
  await user.click(await screen.findByRole("button", { name: "Add a note" }));
  await user.type(screen.getByRole("textbox", { name: "Note" }), "ours until May");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Banken does not answer");
  expect((screen.getByRole("textbox", { name: "Note" }) as HTMLTextAreaElement).value).toBe("ours until May");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(screen.queryByRole("textbox", { name: "Note" })).toBeNull());
  expect(note).toHaveBeenLastCalledWith({ name, note: "ours until May" });
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Add a note"));
  // The change is pushed, and the focus stays where it is.
  kept = "ours until May";
  await queries.invalidateQueries();
  expect(await screen.findByText(kept)).toBeTruthy();
  expect(document.activeElement?.textContent).toBe("Edit");
});

test("a note that is being written waits while another domain is open", async () => {
  const user = userEvent.setup();
  const note = vi.fn(() => ({ changed: 1 }));
  const procedures = banken({ domains: { get: (input) => ({ ...badRow, name: input.name }), note } });
  const { unmount } = open(procedures);
  await user.click(await screen.findByRole("button", { name: "Add a note" }));
  await user.type(screen.getByRole("textbox", { name: "Note" }), "ask the host");
  expect(screen.queryByText("You began this and did not save it.")).toBeNull();
  unmount();

  const other = show(<DomainDetail name="other.example.jp" onClose={() => {}} />, { procedures });
  await screen.findByRole("button", { name: "Add a note" });
  other.unmount();

  open(procedures);
  const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Note" });
  expect(field.value).toBe("ask the host");
  screen.getByText("You began this and did not save it.");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  cleanup();
  open(procedures);
  await screen.findByRole("button", { name: "Add a note" });
});

test("VirusTotal's page is linked, but not where the domains are made up", async () => {
  const { unmount } = open(banken());
  const link = await screen.findByRole("link", { name: /VirusTotal/ });
  expect(link.getAttribute("href")).toBe(`https://www.virustotal.com/gui/domain/${name}`);
  expect(link.getAttribute("rel")).toBe("noreferrer noopener");
  unmount();
  open(banken({ watch: { state: () => aWatchState({ practice: true }) } }));
  await part("Context");
  expect(screen.queryByRole("link")).toBeNull();
});
