import { alarm, eyes, head, nose } from "./dog-shape.ts";

/** The watchdog. Alarmed, it has a sign at its cheek; a shape, not a colour alone. */
export function Dog({ alarmed, size = 26 }: { alarmed: boolean; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={head} fill="none" stroke="currentColor" strokeWidth="1.1" />
      <path d={eyes + (alarmed ? "" : nose)} fill="currentColor" />
      {alarmed && (
        <>
          <path
            d={alarm.sign}
            fill="var(--b-malicious)"
            stroke="var(--b-ground)"
            strokeWidth="2"
            paintOrder="stroke"
          />
          <path d={alarm.mark} fill="var(--b-ground)" />
        </>
      )}
    </svg>
  );
}
