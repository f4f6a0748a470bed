import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { banken, key, type Ran } from "../../support/command.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { errorBody, report } from "../../support/report.ts";
import { type Reply, type StandIn, startVirusTotal } from "../../support/virustotal.ts";

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, "data");
});
afterEach(() => folder[Symbol.dispose]());

/** Runs the built command for a Japanese; nobody listens where the API would be, unless a stand-in does. */
function run(args: readonly string[], vt?: StandIn, more: Parameters<typeof banken>[1] = {}): Promise<Ran> {
  const api = args.includes("--api-url") ? [] : ["--api-url", vt?.url ?? "http://127.0.0.1:9/"];
  return banken([...args, "--data-dir", data, ...api], {
    ...more,
    env: { BANKEN_API_KEY: key, LANG: "ja_JP.UTF-8", ...more.env },
  });
}

const replies: Record<string, Reply> = {
  "bad.com": { body: report("bad.com", { malicious: ["Tiger", "Ant"], suspicious: ["Bee"] }) },
  "good.com": { body: report("good.com") },
  "mute.com": { body: report("mute.com", { harmless: 0 }) },
  "nobody.com": { status: 404, body: errorBody("NotFoundError") },
  "refused.com": { status: 400, body: errorBody("InvalidArgumentError") },
};
const answer = (domain: string): Reply => replies[domain] ?? { status: 500 };
const wide = ["--per-minute", "100000"];

describe("in Japanese", () => {
  test("a pass is told: each domain, the summary, the quota", async () => {
    await using vt = await startVirusTotal(answer);
    const ran = await run(["check", ...wide, ...Object.keys(replies), "192.0.2.1"], vt);
    expect(ran.status).toBe(1);
    expect(ran.err).toBe("6行目: 192.0.2.1: IPアドレスです。Bankenが監視するのはドメイン名です\n");
    const [lines = "", summary = ""] = ran.out.split("\n\n");
    expect(lines.split("\n").toSorted()).toEqual(
      [
        /^問題なし {2}good\.com {5}0\/5 · .*前に分析$/,
        /^失敗 {6}refused\.com {2}VirusTotalがドメイン名として受け付けません（HTTP 400 InvalidArgumentError）$/,
        /^悪性 {6}bad\.com {6}3\/8 {2}Ant（phishing）、Tiger（phishing）、Bee（suspicious） · .*前に分析$/,
        /^情報なし {2}nobody\.com {3}VirusTotalに情報がありません$/,
        /^未評価 {4}mute\.com {5}0\/2、判定したエンジンなし · .*前に分析$/,
      ].map((line) => expect.stringMatching(line)),
    );
    expect(summary.trim().split("\n")).toEqual([
      "悪性 1件  bad.com",
      "失敗 1件  refused.com: VirusTotalがドメイン名として受け付けません（HTTP 400 InvalidArgumentError）",
      "問題なし 1件、未評価 1件、情報なし 1件",
      expect.stringMatching(
        /^ドメイン5件、照会5回、所要時間\d+秒。クォータの残り: 直近1分 [\d,]+\/100,000、本日 495\/500、今月 15,495\/15,500。$/,
      ),
    ]);
  });

  test("the list, a report and the past are told", async () => {
    await using vt = await startVirusTotal((domain, _asked, before) =>
      before === 0 ? answer(domain) : { body: report(domain, { malicious: ["Tiger"] }) },
    );
    const added = await run(["add", "good.com", "https://番犬.jp/", "good.com", "番犬"]);
    expect(added).toMatchObject({
      out: "追加2件、重複1件、対象外1件。\n",
      err: "4行目: 番犬: ドメイン名ではありません\n",
    });
    expect((await run(["add", "good.com"])).out).toBe("追加0件、登録済み1件。\n");
    expect((await run(["list"])).out).toBe(
      "未判定    good.com          まだ確認していません\n未判定    番犬.jp           まだ確認していません\n",
    );
    await run(["check", ...wide, "good.com"], vt);
    await run(["check", ...wide, "good.com"], vt);
    expect((await run(["list"])).out).toMatch(/^悪性 {6}good\.com {2}1\/6 {5}\d+秒前に確認、.*前に分析$/m);
    expect((await run(["show", "good.com"])).out.trim().split("\n")).toEqual([
      expect.stringMatching(/^悪性 {8}good\.com {2}1\/6 · .*前に分析$/),
      "悪性        Tiger: phishing",
      "エンジン    悪性 1、疑わしい 0、安全 3、判定なし 2、時間切れ 0",
      expect.stringMatching(/^確認 {8}\d+秒前$/),
      "VirusTotal  https://www.virustotal.com/gui/domain/good.com",
    ]);
    expect((await run(["history", "good.com"])).out.trim().split("\n")).toEqual([
      expect.stringMatching(/^\d{4}\/\d\d\/\d\d \d\d:\d\d {2}問題なし {4}0\/5 · .*前に分析$/),
      expect.stringMatching(/ {2}悪性 {8}1\/6 {2}Tiger（phishing） · .*前に分析 · 以前の判定: 問題なし$/),
    ]);
    expect((await run(["remove", "good.com", "other.com"])).out).toBe(
      "good.com を一覧から外しました（履歴は残ります）\nother.com は一覧にありません\n",
    );
  });

  test("what ends a pass early, and how to go on, is told", async () => {
    await using dead = await startVirusTotal(() => ({
      status: 401,
      body: errorBody("WrongCredentialsError"),
    }));
    const refused = await run(["check", ...wide, "a.com", "b.com"], dead);
    expect(refused).toMatchObject({ status: 69 });
    expect(refused.err).toBe(
      "banken: VirusTotalがAPIキーを受け付けません。2件は照会していません。得られた回答は保存済みです。有効なキーを登録して（banken key set）、再開してください: banken check --resume\n",
    );
    const spent = await run(["check", "--per-day", "1", "c.com"], dead);
    expect(spent.err).toMatch(
      /^banken: 1日のクォータを使い切りました。1件は照会していません。.*（UTCの0時）に回復します。その後、再開してください: banken check --resume\n$/,
    );
    const resumed = await run(["check", ...wide, "--resume"], dead);
    expect(resumed.err).toMatch(/^\d\d:\d\dに始めた確認を再開します（残り1件）。$/m);
  });

  test("the key and the quota are told", async () => {
    const env = { BANKEN_API_KEY: "" };
    const told = async (args: string[], input?: string) => {
      const { out, err } = await run(args, undefined, input === undefined ? { env } : { env, input });
      return out + err;
    };
    expect(await told(["quota"])).toBe(
      "直近1分      残り 4/4回\n本日（UTC）  残り 500/500回\n今月（UTC）  残り 15,500/15,500回\nキーがまだありません。表示は公開APIキーの上限です。\n",
    );
    expect(await told(["key", "set"], "abc")).toMatch(/^banken: VirusTotalのAPIキーではありません。/);
    expect(await told(["key", "set"], key)).toMatch(/^キーを保存しました。/);
    expect(await told(["key", "test"])).toMatch(
      /^VirusTotalから応答がなく、キーが有効かどうかわかりません。/,
    );
    expect(await told(["key", "forget"])).toBe("保存していたキーを削除しました。\n");
    expect(await told(["check", "a.com"])).toMatch(/^banken: VirusTotalのAPIキーがまだありません。/);
  });

  test("a log tree's way out and in is told", async () => {
    await using vt = await startVirusTotal(answer);
    await run(["check", ...wide, "good.com", "bad.com"], vt);
    const tree = join(folder.path, "tree");
    expect((await run(["export", "--layout", "log", tree])).out).toBe(
      `1回分の回答2件を「${tree}/Log」に書き出しました（日時はUTC）。\n`,
    );
    const odd = join(tree, "Log", "2026-01-01-00-00", "GoodDomain");
    mkdirSync(odd, { recursive: true });
    writeFileSync(join(odd, "no name.log"), "");
    expect(await run(["import", "--log", tree])).toMatchObject({
      out: "確認0件を履歴として読み込みました（登録済み2件、対象外1件）。\n",
      err: `対象外「${join(odd, "no name.log")}」: ファイル名がドメイン名ではありません\n`,
    });
  });

  test.each<[string[], number, string]>([
    [["check"], 64, "banken: 一覧が空です。"],
    [["check", "--file", "/none"], 64, "banken: 「/none」を読み込めません。その名前のファイルや"],
    [["check", "--api-url", "http://a.com/"], 64, "banken: --api-urlには、httpsのアドレスか、"],
    [["check", "--resume"], 64, "banken: 再開できる確認はありません。"],
    [
      ["check", "--per-day", "0"],
      64,
      "エラー: オプション「--per-day <n>」に値「0」は使えません。1以上の整数を",
    ],
    [["check", "--jsno"], 64, "エラー: オプション「--jsno」はありません\n（もしかして: --json）\n（使い方は"],
    [["chekc"], 64, "エラー: コマンド「chekc」はありません\n（もしかして: check）\n"],
    [["show"], 64, "エラー: 引数「domain」を指定してください\n"],
    [
      ["show", "a.com", "b.com"],
      64,
      "エラー: 「show」の引数が多すぎます。1個までのところ、2個あります: a.com, b.com",
    ],
    [["show", "192.0.2.1"], 64, "banken: 「192.0.2.1」は確認の対象になりません。IPアドレスです。"],
    [["show", "never.com"], 64, "banken: never.com はまだ確認していません。"],
    [["export", "x"], 64, "エラー: オプション「--layout <layout>」を指定してください\n"],
    [
      ["export", "--layout", "tar", "x"],
      64,
      "エラー: オプション「--layout <layout>」に値「tar」は使えません。使える値: log",
    ],
    [["import", "--log"], 64, "エラー: オプション「--log <folder>」に値がありません\n"],
  ])("a wrong command line is told: %j", async (args, status, says) => {
    const ran = await run(args);
    expect(ran).toMatchObject({ status, out: "" });
    expect(ran.err.slice(0, says.length)).toBe(says);
  });

  test("a database that cannot be used is told with its place", async () => {
    mkdirSync(data);
    writeFileSync(join(data, "banken.sqlite"), "precious".repeat(1_000));
    const ran = await run(["list"]);
    expect(ran.status).toBe(69);
    expect(ran.err).toMatch(/^banken: データベースが壊れています。何も変更していません。/);
    expect(ran.err).toContain(join(data, "banken.sqlite"));
  });

  test.each([
    [[]],
    [["check"]],
    [["import"]],
    [["export"]],
    [["show"]],
    [["quota"]],
    [["key"]],
    [["key", "set"]],
  ])("the help of %j is told, and fits a terminal", async (args) => {
    const { out } = await banken([...args, "--help"], { env: { LANG: "ja_JP.UTF-8" } });
    expect(out).toMatch(/^使い方: banken/);
    expect(out).toContain("オプション:\n");
    for (const line of out.split("\n"))
      if (!line.includes("Log/<")) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    const terms = /^ {2}(\S.*? {2}) *\S/;
    const columns = out
      .slice(0, out.search(/\n終了ステータス|$/))
      .split("\n")
      .flatMap((line) => terms.exec(line)?.[0].length ?? []);
    expect(new Set(columns).size).toBe(1);
  });
});

test("programs read the same whatever the language is", async () => {
  await using vt = await startVirusTotal(answer);
  const lines = async (lang: string, args: string[]) => {
    const ran = await run([...args, "--json"], vt, { env: { LANG: lang } });
    const steady = ran.out.replaceAll(/"(checkedAt|startedAt|finishedAt)":"[^"]*"/g, '"$1":"…"');
    return { status: ran.status, lines: steady.split("\n").toSorted() };
  };
  const names = [...Object.keys(replies), "192.0.2.1"];
  const told = await lines("ja_JP.UTF-8", ["check", ...wide, ...names]);
  expect(told).toEqual(await lines("C", ["check", ...wide, ...names]));
  expect(told.lines.join("\n")).toContain("an IP address: Banken watches names");
  for (const args of [["show", "bad.com"], ["history", "refused.com"], ["list"], ["add", "good.com", "."]])
    expect((await lines("ja_JP.UTF-8", args)).lines.join("")).not.toMatch(/[^\x20-\x7e…]/);
});

describe("the language", () => {
  const help = async (env: Record<string, string>, args: string[] = []) =>
    (await banken(["key", "--help", ...args], { env })).out.split(" ")[0];

  test("is English where nothing, or a language without texts, is asked for", async () => {
    expect(await help({})).toBe("Usage:");
    expect(await help({ LANG: "de_DE.UTF-8" })).toBe("Usage:");
    expect(await help({ LANG: "ja_JP.UTF-8", LC_ALL: "C" })).toBe("Usage:");
  });

  test("is that of BANKEN_LANG, else of the settings in the data folder, else of the locale", async () => {
    mkdirSync(data);
    const settings = (text: string) => writeFileSync(join(data, "settings.json"), text);
    settings('{"language":"ja"}');
    const there = ["--data-dir", data];
    expect(await help({ LANG: "en_GB.UTF-8" }, there)).toBe("使い方:");
    expect(await help({ LANG: "en_GB.UTF-8", BANKEN_DATA_DIR: data })).toBe("使い方:");
    expect(await help({ LANG: "en_GB.UTF-8" }, [`--data-dir=${data}`])).toBe("使い方:");
    expect(await help({ BANKEN_LANG: "en" }, there)).toBe("Usage:");
    settings('{"language":"system"}');
    expect(await help({ LANG: "ja_JP.UTF-8" }, there)).toBe("使い方:");
    for (const damaged of ["{", "null", '{"language":"xx"}']) {
      settings(damaged);
      expect(await help({ LANG: "en_GB.UTF-8" }, there)).toBe("Usage:");
    }
  });
});
