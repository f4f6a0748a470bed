import { expect, test } from "vitest";
import { createChanges } from "../../../src/main/app/changes.ts";
import type { Alert } from "../../../src/shared/contract/alerts.ts";
import type { Change } from "../../../src/shared/contract/changes.ts";
import { virtualClock } from "../../support/clock.ts";

const clock = virtualClock();

/** What one who begins to listen now has heard by the time that so many changes have come. */
function listen(changes: ReturnType<typeof createChanges>) {
  const over = new AbortController();
  const stream = changes.stream(over.signal);
  return {
    async next(): Promise<Change> {
      const { value } = await clock.run(stream.next());
      return value as Change;
    },
    stop: () => over.abort(),
  };
}

const alert = (id: number) => ({ id }) as Alert;

test("what comes together is told together, and what is told before one listens is not", async () => {
  const changes = createChanges(clock, "1.2.3");
  changes.tell(["data"]);
  const window = listen(changes);
  expect(await window.next()).toMatchObject({ type: "hello", version: "1.2.3" });
  changes.tell(["domains"], ["a.test"]);
  changes.tell(["watch", "domains"], ["b.test", "a.test"]);
  changes.alert(alert(1));
  expect(await window.next()).toEqual({
    type: "changed",
    subjects: ["domains", "watch"],
    names: ["a.test", "b.test"],
  });
  expect(await window.next()).toEqual({ type: "alert", alert: { id: 1 } });
  changes.tell(["domains"]);
  changes.tell(["domains"], ["a.test"]);
  expect(await window.next()).toEqual({ type: "changed", subjects: ["domains"], names: null });
  window.stop();
});

test("more names than can be told are any, and more alerts than can wait are asked for", async () => {
  const changes = createChanges(clock, "1");
  const window = listen(changes);
  await window.next();
  changes.tell(
    ["domains"],
    Array.from({ length: 201 }, (_, n) => `d${n}.test`),
  );
  expect(await window.next()).toMatchObject({ subjects: ["domains"], names: null });
  for (let id = 0; id < 1_001; id += 1) changes.alert(alert(id));
  expect(await window.next()).toEqual({ type: "changed", subjects: ["alerts", "domains"], names: null });
  for (let id = 0; id < 1_000; id += 1) expect(await window.next()).toEqual({ type: "alert", alert: { id } });
  window.stop();
});
