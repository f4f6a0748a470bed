import type { ReactNode } from "react";
import type { Standing } from "../../shared/contract/domains.ts";

/** Each standing has a shape of its own: colour never stands alone. Drawn in a box of 12, in the text's colour. */
const shapes: Record<Standing, ReactNode> = {
  malicious: <path d="M6 1.2 11.4 10.8H.6z" fill="currentColor" />,
  suspicious: <path d="M6 1.3 10.7 6 6 10.7 1.3 6z" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  clean: <path d="M1.8 6.4 4.8 9.3 10.2 2.9" fill="none" stroke="currentColor" strokeWidth="2" />,
  unrated: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  unknown: (
    <circle
      cx="6"
      cy="6"
      r="4.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeDasharray="1.9 1.4"
    />
  ),
  failed: <path d="M2.2 2.2 9.8 9.8M9.8 2.2 2.2 9.8" fill="none" stroke="currentColor" strokeWidth="2" />,
  waiting: (
    <path
      d="M2.2 6h.01M6 6h.01M9.8 6h.01"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
    />
  ),
};

export function VerdictIcon({ standing, size = 12 }: { standing: Standing; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {shapes[standing]}
    </svg>
  );
}
