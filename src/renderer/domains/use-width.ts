import { useLayoutEffect, useState } from "react";

/** Until it is measured, it is taken for a wide one. */
const unmeasured = 1080;

/** The width of an element in px, as it is and as it becomes. */
export function useWidth(element: HTMLElement | null): number {
  const [width, setWidth] = useState(unmeasured);
  useLayoutEffect(() => {
    if (element === null) return;
    const measure = () => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
