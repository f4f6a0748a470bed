import { describe, expect, test } from "vitest";
import { readName } from "../../../../src/main/watch/domains/name.ts";
import { rejectionMessages } from "../../../../src/main/watch/domains/rejections.ts";
import { type RejectionReason, rejectionReasons } from "../../../../src/shared/rejection.ts";

const long = (length: number) => "a".repeat(length);

/** What is pasted, the name sent, and the form shown where it is not the name. */
const names: readonly (readonly [pasted: string, name: string, typed?: string])[] = [
  ["example.com", "example.com"],
  ["WWW.Example.COM", "www.example.com", "WWW.Example.COM"],
  ["example.com.", "example.com"],
  ["example.com...", "example.com"],
  ["  example.com\t", "example.com"],
  ['"example.com",', "example.com"],
  ["「example.com」", "example.com"],
  ["(example.com);", "example.com"],
  ["(example.com).", "example.com"],
  ["[example.com]", "example.com"],
  // URLs
  ["https://example.com/", "example.com"],
  ["http://user:secret@example.com:8080/a?b=c#d", "example.com"],
  ["https://example.com?next=https://other.org", "example.com"],
  ["https://example.com#part", "example.com"],
  ["http:\\\\example.com\\path", "example.com"],
  ["http:/example.com", "example.com"],
  ["//example.com/script.js", "example.com"],
  ["ftp://example.com", "example.com"],
  ["view-source:https://example.com", "example.com"],
  ["example.com:443", "example.com"],
  ["example.com/path", "example.com"],
  ["https://example.com/caf\ufffd", "example.com"],
  ["ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ／ａ", "example.com", "ｅｘａｍｐｌｅ．ｃｏｍ"],
  // Defanged
  ["hxxp://evil[.]com", "evil.com"],
  ["hXXps[:]//evil(dot)com/x", "evil.com"],
  ["hxxp[://]evil[.]com[/]x", "evil.com"],
  ["h**ps://evil.com", "evil.com"],
  ["evil{.}com", "evil.com"],
  ["evil[dot]com", "evil.com"],
  ["evil[DOT]com", "evil.com"],
  ["evil[.com", "evil.com"],
  ["evil.]com", "evil.com"],
  ["evil\\.com", "evil.com"],
  // E-mail
  ["someone@example.com", "example.com"],
  ["someone[at]example[.]com", "example.com"],
  ["mailto:someone@example.com?subject=hi", "example.com"],
  ["Some One <someone@example.com>", "example.com"],
  // Filter lists and search operators
  ["*.example.com", "example.com"],
  [".example.com", "example.com"],
  ["||example.com^", "example.com"],
  ["@@||example.com^$third-party", "example.com"],
  ["site:example.com", "example.com"],
  // International
  ["日本語.jp", "xn--wgv71a119e.jp", "日本語.jp"],
  ["日本語。jp", "xn--wgv71a119e.jp", "日本語。jp"],
  ["https://日本語.jp/道", "xn--wgv71a119e.jp", "日本語.jp"],
  ["xn--wgv71a119e.jp", "xn--wgv71a119e.jp"],
  ["XN--WGV71A119E.jp", "xn--wgv71a119e.jp", "XN--WGV71A119E.jp"],
  ["Ｅｘａｍｐｌｅ．com", "example.com", "Ｅｘａｍｐｌｅ．com"],
  ["cafe\u0301.fr", "xn--caf-dma.fr", "café.fr"],
  ["faß.de", "xn--fa-hia.de", "faß.de"],
  ["пример.рф", "xn--e1afmkfd.xn--p1ai", "пример.рф"],
  ["نامه\u200cای.com", "xn--mgba3gch31f060k.com", "نامه\u200cای.com"],
  // Invisible characters
  ["\ufeffexam\u200bple\u00ad.com\u200e", "example.com"],
  ["exam\u200dple.com", "example.com"],
  // Odd and legal
  ["_dmarc.example.com", "_dmarc.example.com"],
  ["my_shop.example.com", "my_shop.example.com"],
  ["r3---sn-abc.example.com", "r3---sn-abc.example.com"],
  ["127.0.0.1.nip.io", "127.0.0.1.nip.io"],
  ["github.io", "github.io"],
  [`${"a.".repeat(100)}com`, `${"a.".repeat(100)}com`],
  [`${long(63)}.com`, `${long(63)}.com`],
];

const refused: readonly (readonly [pasted: string, reason: RejectionReason])[] = [
  ["", "not_a_name"],
  ["shopping", "not_a_name"],
  [".com", "not_a_name"],
  ["...", "not_a_name"],
  ["2130706433", "not_a_name"],
  ["v1.2.3", "not_a_name"],
  ["日本%2ejp", "not_a_name"],
  ["12:30:45", "not_a_name"],
  ["10.0.0.1", "ip_address"],
  ["http://10.0.0.1:8080/x", "ip_address"],
  ["10[.]0[.]0[.]1", "ip_address"],
  ["10.0.0.0/8", "ip_address"],
  ["１０.０.０.１", "ip_address"],
  ["127.1", "ip_address"],
  ["0x7f.0.0.0x1", "ip_address"],
  ["0177.0.0.1", "ip_address"],
  ["http://2130706433/", "ip_address"],
  ["::1", "ip_address"],
  ["2001:db8::8a2e:370:7334", "ip_address"],
  ["http://[2001:db8::1]:443/", "ip_address"],
  ["fe80::1%eth0", "ip_address"],
  ["::ffff:10.0.0.1", "ip_address"],
  ["exmaple.con", "unknown_suffix"],
  ["report.pdf", "unknown_suffix"],
  ["co.uk", "public_suffix"],
  ["foo.kawasaki.jp", "public_suffix"],
  ["localhost", "reserved_name"],
  ["http://localhost:3000/", "reserved_name"],
  ["printer.local", "reserved_name"],
  ["something.onion", "reserved_name"],
  ["db.internal", "reserved_name"],
  ["router.home.arpa", "reserved_name"],
  ["a.example", "reserved_name"],
  ["exa$mple.com", "bad_character"],
  ["exa%6dple.com", "bad_character"],
  ["日本%2ejp.com", "bad_character"],
  ["two words.com", "bad_character"],
  ["à｀.com", "bad_character"],
  ["-example.com", "bad_hyphen"],
  ["example-.com", "bad_hyphen"],
  ["－日本.jp", "bad_hyphen"],
  ["example..com", "empty_label"],
  [`${long(64)}.com`, "label_too_long"],
  [`${"ü".repeat(60)}.com`, "label_too_long"],
  [`${"abc.".repeat(63)}com`, "name_too_long"],
  ["xn--a.com", "bad_idn"],
  ["\u0301a.com", "bad_idn"],
  ["ex\ufffdmple.com", "garbled"],
  ["ex\ud800mple.com", "garbled"],
];

describe("readName", () => {
  test.each(names.map(([pasted, name, typed = name]) => ({ pasted, name, typed })))(
    "takes $pasted as $name",
    ({ pasted, name, typed }) => {
      expect(readName(pasted)).toEqual({ ok: true, domain: { name, typed } });
    },
  );

  test.each(refused)("refuses %j: %s", (pasted, reason) => {
    expect(readName(pasted)).toEqual({ ok: false, reason });
  });

  test("takes names made up for practice in practice mode alone", () => {
    for (const name of ["bad.example", "a.b.test", "x.invalid"]) {
      expect(readName(name)).toMatchObject({ ok: false, reason: "reserved_name" });
      expect(readName(name, { practice: true })).toEqual({ ok: true, domain: { name, typed: name } });
    }
    expect(readName("printer.local", { practice: true })).toMatchObject({ reason: "reserved_name" });
    expect(readName("example", { practice: true }).ok).toBe(false);
  });

  test("has a case above and a message of its own for each reason", () => {
    expect(new Set(refused.map(([, reason]) => reason))).toEqual(new Set(rejectionReasons));
    expect(new Set(Object.values(rejectionMessages)).size).toBe(rejectionReasons.length);
  });
});
