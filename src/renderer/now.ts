import { useEffect, useState } from "react";

/** The time (ms UTC), told anew every `period` ms: for what goes by on the screen without anybody being asked. */
export function useNow(period: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const ticking = setInterval(() => setNow(Date.now()), period);
    return () => clearInterval(ticking);
  }, [period]);
  return now;
}
