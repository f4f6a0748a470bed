import { describe, expect, test } from "vitest";
import { failingRow } from "../../../src/main/watch/failing.ts";
import { endings, type PastPass } from "../../../src/shared/contract/watch.ts";

/** A pass of one second in which nobody answered, or what the test says of it. */
function past(startedAt: number, ending: PastPass["ending"], answered = 0): PastPass {
  const counts = { malicious: 0, suspicious: 0, clean: answered, unrated: 0, unknown: 0, failed: 1 };
  return {
    id: startedAt,
    startedAt,
    finishedAt: startedAt + 1,
    ending,
    total: 10,
    counts: { checked: answered + 1, ...counts },
    requests: null,
  };
}

describe("the row of passes in which nobody was reached", () => {
  test("is from the beginning of the first to the end of the last", () => {
    const passes = [past(30, "network"), past(20, "network"), past(10, "done", 9)];
    expect(failingRow(passes)).toEqual({ first: 20, last: 31 });
    expect(failingRow(passes.slice(0, 1))).toEqual({ first: 30, last: 31 });
    expect(failingRow([])).toBeNull();
  });

  const through: Record<PastPass["ending"], boolean> = {
    network: true,
    interrupted: true,
    unfinished: true,
    done: false,
    unauthorized: false,
    quota_exceeded: false,
  };
  test.each(endings)("a pass without an answer that ended %s", (ending) => {
    const row = failingRow([past(30, "network"), past(20, ending), past(10, "network")]);
    expect(row?.first).toBe(through[ending] ? 10 : 30);
  });

  test.each(endings)("is over with an answer in a pass that ended %s", (ending) => {
    expect(failingRow([past(30, ending, 1), past(20, "network")])).toBeNull();
  });

  test("asks for no more passes than it needs", () => {
    const asked: number[] = [];
    function* newestFirst() {
      for (const each of [past(30, "network"), past(20, "done", 1), past(10, "network")]) {
        asked.push(each.id);
        yield each;
      }
    }
    failingRow(newestFirst());
    expect(asked).toEqual([30, 20]);
  });
});
