/** A time zone by its IANA name, this machine's where none is named; null where that is unknown. */
export function zoneOf(name: string | undefined): string | null {
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

/** Where the person is, as far as this machine knows. */
export function hereZone(): string {
  return zoneOf(undefined) ?? "UTC";
}
