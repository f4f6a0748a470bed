/** Where a practice domain lives: addresses from the ranges kept for documents (RFC 5737, RFC 3849). */
import type { Member } from "./cast.ts";
import { hex, pick, roll, shuffled } from "./dice.ts";
import type { Json } from "./wire.ts";

/** `last_dns_records` as seen in one hour (hours since 1970): what they say stays, their TTLs run down. */
export function dnsRecords(name: string, hour: number): Json {
  const ttl = (kind: string, most: number) => 1 + roll(most, name, kind, hour);
  const block = pick(["192.0.2", "198.51.100", "203.0.113"], name, "block");
  const records: Json[] = [
    { type: "A", ttl: ttl("a", 300), value: `${block}.${1 + roll(120, name, "a")}` },
    { type: "A", ttl: ttl("a", 300), value: `${block}.${130 + roll(120, name, "b")}` },
    { type: "AAAA", ttl: ttl("aaaa", 300), value: `2001:db8:${hex(4, name, 1)}::${hex(4, name, 2)}` },
    { type: "NS", ttl: ttl("ns", 21_600), value: "ns1.names.invalid" },
    { type: "NS", ttl: ttl("ns", 21_600), value: "ns2.names.invalid" },
    { type: "MX", ttl: ttl("mx", 3600), priority: 10, value: "mx.post.invalid" },
    { type: "TXT", ttl: ttl("txt", 3600), value: "v=spf1 include:_spf.post.invalid -all" },
    { type: "TXT", ttl: ttl("txt", 3600), value: `practice-verification=${hex(32, name, "txt")}` },
    { type: "CAA", ttl: ttl("caa", 3600), flag: 0, tag: "issue", value: "certificates.invalid" },
    {
      type: "SOA",
      ttl: ttl("soa", 1800),
      value: "ns1.names.invalid",
      rname: "hostmaster.names.invalid",
      serial: 2_400_000_000 + roll(9_999_999, name, "serial"),
      refresh: 10_000,
      retry: 2400,
      expire: 604_800,
      minimum: 1800,
    },
  ];
  return shuffled(records, name, hour, "records");
}

/** `last_https_certificate` as of a UTC day (days since 1970); it is renewed every 60 days. */
export function certificate({ name, quirk }: Member, today: number): Json {
  const turn = Math.floor((today + roll(60, name, "renewal")) / 60);
  const issued = turn * 60 - roll(60, name, "renewal");
  const stamp = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 19).replace("T", " ");
  const neighbours =
    quirk === "crowded"
      ? Array.from({ length: 220 }, (_, at) => `house-${at + 1}.crowded-house.example`)
      : [`www.${name}`];
  return {
    cert_signature: { signature_algorithm: "sha256RSA", signature: hex(512, name, turn, "signature") },
    extensions: {
      CA: false,
      authority_key_identifier: { keyid: hex(40, "authority") },
      subject_key_identifier: hex(40, name, turn, "subject"),
      ca_information_access: {
        "CA Issuers": "http://certificates.invalid/practice.cer",
        OCSP: "http://ocsp.certificates.invalid",
      },
      subject_alternative_name: [name, ...neighbours],
      certificate_policies: ["2.23.140.1.2.1"],
      extended_key_usage: ["serverAuth", "clientAuth"],
      key_usage: ["digitalSignature", "keyEncipherment"],
      crl_distribution_points: [`http://certificates.invalid/${hex(40, "list")}.crl`],
      "1.3.6.1.4.1.11129.2.4.2": `0481f200f0007600${hex(480, name, turn, "stamps")}`,
    },
    validity: { not_before: stamp(issued), not_after: stamp(issued + 90) },
    size: 1200 + roll(300, name, turn, "size"),
    version: "V3",
    public_key: {
      algorithm: "RSA",
      rsa: { modulus: hex(512, name, turn, "modulus"), exponent: "10001", key_size: 2048 },
    },
    thumbprint_sha256: hex(64, name, turn, "sha256"),
    thumbprint: hex(40, name, turn, "sha1"),
    serial_number: hex(32, name, turn, "serial"),
    issuer: { C: "XX", O: "Practice Certificates (made up)", CN: "Practice R1" },
    subject: { CN: name },
  };
}
