import { describe, expect, test } from "vitest";
import { desktopWords } from "../../../src/main/app/desktop-words.ts";
import { nextMidnight } from "../../../src/main/app/next-midnight.ts";
import { noticeActionText, noticeText } from "../../../src/main/app/notice-text.ts";
import { trayItemText, trayTooltipText } from "../../../src/main/app/tray-text.ts";
import { decideNotices, type NoticesInput, nothingTold } from "../../../src/main/watch/notices.ts";
import { trayState } from "../../../src/main/watch/tray.ts";
import type { TrayItem } from "../../../src/main/watch/tray-menu.ts";
import { alert } from "../../support/alert.ts";
import { domain, now, pass, problem, snapshot } from "../../support/tray.ts";

const [en, ja] = await Promise.all([desktopWords("en", "Asia/Tokyo"), desktopWords("ja", "Asia/Tokyo")]);

describe("the tooltip in words", () => {
  const tooltip = (some: Parameters<typeof snapshot>[0]) => {
    const { tooltip } = trayState(snapshot(some));
    return [trayTooltipText(tooltip, en), trayTooltipText(tooltip, ja)];
  };

  test.each([
    [
      { counts: { malicious: 2 } },
      "2 of 120 malicious; next check 22:00",
      "120件中2件が悪性、次の確認は22:00",
    ],
    [{}, "120 domains, none flagged; next check 22:00", "120件すべて検出なし、次の確認は22:00"],
    [
      { watch: { practice: true, pass } },
      "Practice: 120 domains, none flagged; checking 12 of 120",
      "練習モード: 120件すべて検出なし、120件中12件を確認済み",
    ],
    [
      { watch: { problem: problem("quota_spent", Date.UTC(2026, 10, 25)) } },
      "120 domains, none flagged; the quota is used up, next check 25 Nov, 09:00",
      "120件すべて検出なし、クォータを使い切りました（次の確認は11月25日 09:00）",
    ],
  ])("%#", (some, english, japanese) => {
    expect(tooltip(some)).toEqual([english, japanese]);
  });

  test("holds in what Windows shows of one, 127 characters, also at its longest", () => {
    const [english] = tooltip({
      counts: { suspicious: 9999 },
      estate: { total: 10_000 },
      watch: { practice: true, problem: problem("quota_spent", Date.UTC(2026, 11, 1)) },
    });
    expect(english?.length).toBeLessThanOrEqual(127);
    const [keyless] = tooltip({
      counts: { malicious: 9999 },
      estate: { total: 10_000 },
      watch: { practice: true, problem: problem("key_dead") },
    });
    expect(keyless?.length).toBeLessThanOrEqual(127);
  });
});

test("the menu in words", () => {
  const { menu } = trayState(
    snapshot({
      counts: { malicious: 7 },
      worst: [domain("bad.example", "malicious", 3), domain("番犬.example", "failed")],
      watch: { pass },
    }),
  );
  const texts = (items: readonly TrayItem[], words: typeof en): string[] =>
    items.flatMap((item) => {
      if (item.kind === "line") return [];
      return [trayItemText(item.text, words), ...(item.kind === "menu" ? texts(item.items, words) : [])];
    });
  expect(texts(menu, en)).toEqual([
    ...["bad.example: malicious, 3 of 94", "番犬.example: failed", "5 more…"],
    ...["Checking 12 of 120", "Stop", "Pause", "For 1 hour", "Until tomorrow", "Until I resume it"],
    ...["Open Banken", "Settings…", "Quit Banken"],
  ]);
  expect(texts(menu, ja).slice(0, 4)).toEqual([
    "bad.example（悪性、94エンジン中3件）",
    "番犬.example（失敗）",
    "ほか5件…",
    "120件中12件を確認済み",
  ]);
});

describe("a notice in words", () => {
  const texts = (some: Partial<NoticesInput>) => {
    const input = { told: nothingTold, alerts: [], problem: null, failing: null, practice: false, now };
    const [notice] = decideNotices({ ...input, ...some }).show;
    if (notice === undefined) throw new Error("no notice");
    return { en: noticeText(notice, en), ja: noticeText(notice, ja), notice };
  };

  test("of one domain", () => {
    const { en, ja } = texts({ alerts: [alert({ typed: "example.com" })] });
    expect(en).toEqual({
      title: "example.com turned malicious",
      body: "3 of 94 engines: Fortinet, alphaMountain.ai, 1 more",
    });
    expect(ja).toEqual({
      title: "ドメイン名「example.com」は怪しい",
      body: "94エンジン中3件が検出: Fortinet、alphaMountain.ai、ほか1件",
    });
  });

  test("of several, of which two are named", () => {
    const alerts = [1, 2, 3, 4].map((id) => alert({ id, typed: `${id}.example` }));
    const { en, ja } = texts({ alerts, practice: true });
    expect(en).toEqual({
      title: "Practice: 4 domains turned malicious",
      body: "1.example, 2.example, 2 more",
    });
    expect(ja.title).toBe("練習モード: 4件のドメイン名は怪しい");
  });

  test("of requests that fail", () => {
    const failing = { first: now - 3 * 86_400_000, last: now };
    const { en, ja } = texts({ problem: problem("offline"), failing });
    expect(en.title).toBe("Requests to VirusTotal fail");
    expect(en.body).toContain("for 3 days");
    expect(ja.title).toMatch(/のリクエストが失敗$/);
  });

  test("of a dead key and of the database", () => {
    expect(texts({ problem: problem("key_dead") }).ja.title).toBe("VirusTotalがAPIキーを受け付けません");
    expect(texts({ problem: { ...problem("store"), since: 0 } }).en.title).toBe(
      "The database cannot be used",
    );
  });

  test("has words on its buttons, and none for what a click does", () => {
    const { notice } = texts({ alerts: [alert()] });
    expect(notice.actions.map((act) => noticeActionText(act, ja))).toEqual([
      "既読にする",
      "VirusTotalで開く",
    ]);
    expect(noticeActionText(notice.click, en)).toBeNull();
  });
});

describe("the next midnight", () => {
  test.each([
    ["an ordinary day", "Asia/Tokyo", "2026-11-24T12:00:00Z", "2026-11-24T15:00:00Z"],
    ["at midnight itself", "Asia/Tokyo", "2026-11-24T15:00:00Z", "2026-11-25T15:00:00Z"],
    ["a day of 25 hours", "Europe/Berlin", "2026-10-24T22:30:00Z", "2026-10-25T23:00:00Z"],
    ["a day of 23 hours", "Europe/Berlin", "2026-03-28T23:30:00Z", "2026-03-29T22:00:00Z"],
    ["a midnight that is skipped", "Africa/Cairo", "2026-04-23T12:00:00Z", "2026-04-23T22:00:00Z"],
  ])("%s", (_what, zone, from, to) => {
    expect(new Date(nextMidnight(Date.parse(from), zone)).toISOString()).toBe(
      new Date(Date.parse(to)).toISOString(),
    );
  });
});
