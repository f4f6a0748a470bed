import { Refusal, status } from "../refusal.ts";

/** A time zone by its IANA name, this machine's where none is named. @throws {Refusal} for one that is unknown */
export function readTimeZone(name: string | undefined): string {
  try {
    return new Intl.DateTimeFormat("en", name === undefined ? {} : { timeZone: name }).resolvedOptions()
      .timeZone;
  } catch {
    throw new Refusal(
      status.usage,
      `There is no time zone "${name}". Names are such as Asia/Tokyo or Europe/Berlin.`,
    );
  }
}
