import { zoneOf } from "../../app/time-zone.ts";
import { Refusal, status } from "../refusal.ts";
import { clean } from "../terminal/columns.ts";

/** A time zone by its IANA name, this machine's where none is named. @throws {Refusal} for one that is unknown */
export function readTimeZone(name: string | undefined): string {
  const zone = zoneOf(name);
  if (zone !== null) return zone;
  throw new Refusal(status.usage, ({ t }) =>
    name === undefined
      ? t("terminal:timeZone.nameless")
      : t("terminal:timeZone.unknown", { zone: clean(name) }),
  );
}
