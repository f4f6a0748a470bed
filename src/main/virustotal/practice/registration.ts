/** Who a practice domain is registered to: nobody, in the form of a registry's answer. */
import type { Member } from "./cast.ts";
import { hex, roll } from "./dice.ts";
import { cycleDays, type Life } from "./life.ts";
import type { Json } from "./wire.ts";

const day = 86_400;

/** Text as nobody should send it, in the one attribute that people read as it stands. */
const hostileLines = [
  'Registrant Name: <script>alert("practice")</script><img src=x onerror=alert(1)>',
  "Registrant Organization: \u001b]0;practice\u0007\u001b[2J\u001b[1;31mnot a colour\u001b[0m",
  "Registrant Street: \u202Etxet desrever\u202C \u2066isolated\u2069 a\u0000b\u0008\r overwritten",
  'Registrant City: =cmd|"/C practice"!A1, @SUM(1), "quoted", ../../etc/practice',
  "Registrant Country: {{constructor.constructor('practice')()}} $(practice) %s %n",
];

const japaneseLines = [
  "[登録者名] 番犬練習株式会社（架空）",
  "[Registrant] Banken Practice K.K. (made up)",
  "[登録担当者] 犬飼 守",
  "[住所] 東京都架空区見本町一丁目",
];

/** The attributes that come from whois, as of a UTC day (days since 1970). All `*_date` are seconds UTC. */
export function registration({ name, life, quirk }: Member, today: number): { [name: string]: Json } {
  const owner = name.split(".").slice(-2).join(".");
  const isYoung = quirk !== "old-evidence" && worst(life) > 1;
  const year = new Date(today * day * 1000).getUTCFullYear();
  const inYear = roll(340, owner, "birthday") * day + roll(day, owner, "birth");
  const anniversary = (of: number) => Date.UTC(of, 0, 1) / 1000 + inYear;
  // The young came into the world for what they do: some days before their story begins.
  const created = isYoung
    ? (today - (today % cycleDays) - 9) * day - roll(day, owner, "birth")
    : anniversary(year - 3 - roll(20, owner, "age"));
  const expires = isYoung ? created + 365 * day : anniversary(year + 1);
  const updated = isYoung ? created + 3600 : anniversary(year - 1);
  const read = (today - (today % 7)) * day + roll(day, owner, "whois") - 7 * day;
  const registrar = quirk === "japanese" ? "見本ドメイン登録所（練習）" : "Made-Up Names Ltd (Practice)";
  return {
    creation_date: created,
    last_update_date: updated,
    expiration_date: expires,
    whois_date: read,
    registrar,
    tld: name.slice(name.lastIndexOf(".") + 1),
    whois: whois(owner, registrar, { created, updated, expires }, quirk),
  };
}

function worst({ malicious = 0 }: Life): number {
  return typeof malicious === "number" ? malicious : Math.max(...malicious);
}

function whois(
  owner: string,
  registrar: string,
  dates: { created: number; updated: number; expires: number },
  quirk: Member["quirk"],
): string {
  const stamp = (seconds: number) => new Date(seconds * 1000).toISOString().replace(".000", "");
  const contact = (role: string) => [
    `${role} Name: REDACTED, THERE IS NOBODY`,
    `${role} Organization: Practice Privacy (made up)`,
    `${role} Street: 1 Example Street`,
    `${role} City: Sampletown`,
    `${role} Postal Code: 00000`,
    `${role} Phone: +00.0000000000`,
    `${role} Email: ${hex(16, owner, role)}s@privacy.invalid`,
  ];
  return [
    "% Practice data, made up by Banken. It tells of nobody.",
    `Domain Name: ${owner.toUpperCase()}`,
    `Registry Domain ID: ${hex(10, owner, "handle").toUpperCase()}_DOMAIN-PRACTICE`,
    "Registrar WHOIS Server: whois.registrar.invalid",
    "Registrar URL: https://www.registrar.invalid",
    `Updated Date: ${stamp(dates.updated)}`,
    `Creation Date: ${stamp(dates.created)}`,
    `Registry Expiry Date: ${stamp(dates.expires)}`,
    `Registrar: ${registrar}`,
    "Registrar IANA ID: 0000",
    "Registrar Abuse Contact Email: abuse@registrar.invalid",
    "Registrar Abuse Contact Phone: +00.0000000000",
    "Domain Status: clientTransferProhibited https://icann.example/epp#clientTransferProhibited",
    ...(quirk === "hostile" ? hostileLines : contact("Registrant")),
    ...(quirk === "japanese" ? japaneseLines : []),
    ...contact("Admin"),
    ...contact("Tech"),
    "Name Server: NS1.NAMES.INVALID",
    "Name Server: NS2.NAMES.INVALID",
    "DNSSEC: unsigned",
  ].join("\n");
}
