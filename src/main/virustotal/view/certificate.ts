import type { Context } from "../../../shared/contract/reports.ts";
import { jsonObject } from "../json.ts";
import { dateOf, textOf, textsOf } from "./wire.ts";

/** Certificates for hundreds of names exist (CONTRACT.md §8.15). */
const mostNames = 1_000;

/** The certificate in an answer, or null where there is none that says anything. */
export function readCertificate(value: unknown): Context["certificate"] {
  const certificate = jsonObject(value);
  if (certificate === null) return null;
  const validity = jsonObject(certificate.validity);
  const read = {
    issuer: named(certificate.issuer),
    subject: named(certificate.subject),
    notBefore: dateOf(validity?.not_before),
    notAfter: dateOf(validity?.not_after),
    thumbprint: textOf(certificate.thumbprint_sha256) ?? textOf(certificate.thumbprint),
    names: textsOf(jsonObject(certificate.extensions)?.subject_alternative_name, mostNames),
  };
  const { names, ...single } = read;
  return names.length === 0 && Object.values(single).every((each) => each === null) ? null : read;
}

/** A distinguished name as people say it: `R11, Let's Encrypt`. */
function named(value: unknown): string | null {
  const parts = jsonObject(value);
  const said = [textOf(parts?.CN), textOf(parts?.O)].filter((each) => each !== null);
  return said.length === 0 ? null : [...new Set(said)].join(", ");
}
