import { useQuery } from "@tanstack/react-query";
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useLive } from "../../../src/renderer/shell/live.ts";
import type { Alert } from "../../../src/shared/contract/alerts.ts";
import type { Estate } from "../../../src/shared/contract/domains.ts";
import { anEstate } from "../../support/answers.ts";
import { type ChangeStream, changeStream } from "../../support/change-stream.ts";
import { disconnected, later, rpc, show, signedOut } from "../../support/window.tsx";
import { alert } from "../alerts/samples.ts";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

const onAlert = vi.fn<(alert: Alert) => void>();

beforeEach(() => {
  vi.useFakeTimers();
  onAlert.mockClear();
});
afterEach(() => {
  cleanup();
  inSight(true);
  Reflect.deleteProperty(navigator, "locks");
  vi.useRealTimers();
});

/** What the window shows of the estate, and how it stands with Banken. */
function Place() {
  const { connection, updated } = useLive(onAlert);
  const { data } = useQuery(rpc.orpc.domains.estate.queryOptions());
  return (
    <p>
      {connection} {updated ? "updated" : "as loaded"} {data?.total ?? "none"}
    </p>
  );
}

const shown = () => screen.getByText(/as loaded|updated/).textContent;
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

function listen(changes: Pick<ChangeStream, "stream">, estate: () => Estate | Promise<Estate>) {
  show(<Place />, {
    procedures: { changes: { stream: changes.stream }, domains: { estate } },
  });
}

function inSight(visible: boolean): void {
  Object.defineProperty(document, "visibilityState", {
    value: visible ? "visible" : "hidden",
    configurable: true,
  });
  document.dispatchEvent(new Event("visibilitychange"));
}

/** The browser's locks, as windows share them: whoever asks waits for whoever holds. */
function standInLocks(): void {
  let held: Promise<unknown> = Promise.resolve();
  Object.assign(navigator, {
    locks: {
      request(_name: string, { signal }: { signal: AbortSignal }, use: () => Promise<unknown>) {
        const mine = held.then(() => (signal.aborted ? Promise.reject(signal.reason) : use()));
        held = mine.catch(() => {});
        return mine;
      },
    },
  });
}

test("what changed between the first answer and the first hello is asked for", async () => {
  const changes = changeStream();
  let total = 1;
  const begin = later<void>();
  const estate = vi.fn(() => anEstate({ total }));
  listen(
    {
      ...changes,
      async *stream(input, options) {
        await begin.promise;
        yield* changes.stream(input, options);
      },
    },
    estate,
  );
  await pass(0);
  expect(shown()).toBe("connecting as loaded 1");
  total = 2;
  begin.resolve();
  await pass(0);
  expect(shown()).toBe("connected as loaded 2");
  expect(estate).toHaveBeenCalledTimes(2);
});

test("an answer that is still on its way at the hello, or at a change, may be from before: it is shown, and asked for again", async () => {
  const changes = changeStream();
  const first = later<Estate>();
  const estate = vi.fn<() => Promise<Estate>>();
  estate.mockReturnValueOnce(first.promise).mockResolvedValue(anEstate({ total: 2 }));
  listen(changes, estate);
  await pass(0);
  first.resolve(anEstate({ total: 1 }));
  await pass(0);
  expect(shown()).toBe("connected as loaded 2");
});

test("a change is asked for where it touches what is shown, and not where it does not", async () => {
  const changes = changeStream();
  let total = 1;
  const estate = vi.fn(() => anEstate({ total }));
  listen(changes, estate);
  await pass(0);
  estate.mockClear();
  changes.tell({ type: "changed", subjects: ["key"], names: [] });
  await pass(0);
  expect(estate).not.toHaveBeenCalled();
  total = 2;
  changes.tell({ type: "changed", subjects: ["domains"], names: ["example.com"] });
  await pass(0);
  expect(shown()).toBe("connected as loaded 2");
});

test("what is asked anew holds nothing up: an alert behind a hello is heard while answers are on their way", async () => {
  const changes = changeStream();
  const estate = vi.fn<() => Promise<Estate>>();
  estate.mockResolvedValueOnce(anEstate()).mockReturnValue(new Promise(() => {}));
  listen(changes, estate);
  await pass(0);
  changes.tell({ type: "hello", instance: "second", version: "1.0.0" });
  changes.tell({ type: "alert", alert: alert() });
  await pass(0);
  expect(onAlert).toHaveBeenCalledTimes(1);
});

test("a Banken that goes away is said, looked for, and asked for everything when it is back", async () => {
  const changes = changeStream();
  let total = 1;
  listen(changes, () => anEstate({ total }));
  await pass(0);
  changes.breakOff(disconnected());
  await pass(0);
  expect(shown()).toBe("lost as loaded 1");
  total = 2;
  await pass(1_000);
  changes.letIn();
  await pass(5_000);
  expect(shown()).toBe("connected as loaded 2");
});

test("a window that is signed out is told apart", async () => {
  const changes = changeStream();
  changes.breakOff(signedOut());
  listen(changes, () => anEstate());
  await pass(0);
  expect(shown()).toBe("signed_out as loaded 0");
});

test("another version than the one that was loaded is noticed, another instance of the same is not", async () => {
  const hello = { instance: "first", version: "1.0.0" };
  const changes = changeStream(hello);
  listen(changes, () => anEstate());
  await pass(0);
  changes.tell({ type: "hello", instance: "second", version: "1.0.0" });
  await pass(0);
  expect(shown()).toBe("connected as loaded 0");
  changes.tell({ type: "hello", instance: "third", version: "1.1.0" });
  await pass(0);
  expect(shown()).toBe("connected updated 0");
});

test("a window that is out of sight for a minute lets the stream go, and catches up when it is seen", async () => {
  const changes = changeStream();
  let total = 1;
  listen(changes, () => anEstate({ total }));
  await pass(0);
  inSight(false);
  await pass(59_000);
  inSight(true);
  await pass(120_000);
  expect([changes.listening, changes.asked]).toEqual([1, 1]);

  inSight(false);
  await pass(60_000);
  expect(changes.listening).toBe(0);
  await pass(600_000);
  expect([changes.asked, shown()]).toEqual([1, "connected as loaded 1"]);
  total = 2;
  inSight(true);
  await pass(0);
  expect([changes.listening, shown()]).toEqual([1, "connected as loaded 2"]);
  changes.tell({ type: "alert", alert: alert() });
  await pass(0);
  expect(onAlert).toHaveBeenCalledTimes(1);
});

test("of the windows out of sight one goes on listening, for its title", async () => {
  standInLocks();
  const changes = changeStream();
  listen(changes, () => anEstate());
  listen(changes, () => anEstate());
  await pass(0);
  expect(changes.listening).toBe(2);
  inSight(false);
  await pass(120_000);
  expect(changes.listening).toBe(1);
  inSight(true);
  await pass(0);
  expect(changes.listening).toBe(2);
});
