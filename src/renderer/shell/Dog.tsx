/** The watchdog. Alarmed, it has a mark at its cheek; a shape, not a colour alone. */
export function Dog({ alarmed, size = 26 }: { alarmed: boolean; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M4.5 9.5 4.8 3 9 6.3h6L19.2 3l.3 6.5v5.2c0 3.4-3.3 6.3-7.5 6.3s-7.5-2.9-7.5-6.3z" />
      <path d="M9 11.8h.01M15 11.8h.01M10.7 16h2.6L12 17.4z" />
      {alarmed && <circle cx="19.5" cy="18.5" r="4" fill="var(--b-malicious)" stroke="var(--b-ground)" />}
    </svg>
  );
}
