import { Refusal, status } from "../refusal.ts";
import { clean } from "../terminal/words.ts";

/** A time zone by its IANA name, this machine's where none is named. @throws {Refusal} for one that is unknown */
export function readTimeZone(name: string | undefined): string {
  const zone = zoneOf(name);
  if (zone !== null) return zone;
  throw new Refusal(
    status.usage,
    name === undefined
      ? "This machine's time zone has no name. Choose one: --timezone Europe/Berlin"
      : `There is no time zone "${clean(name)}". Names are such as Asia/Tokyo or Europe/Berlin.`,
  );
}

function zoneOf(name: string | undefined): string | null {
  try {
    const { timeZone } = new Intl.DateTimeFormat(
      "en",
      name === undefined ? {} : { timeZone: name },
    ).resolvedOptions();
    // TZ=":/etc/localtime" and the like: ICU does not know which zone that is, whatever its types say.
    return (timeZone as string | undefined) ?? null;
  } catch {
    return null;
  }
}
