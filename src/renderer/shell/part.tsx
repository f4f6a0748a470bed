import { type ComponentType, lazy, useState } from "react";

/** A part of the window that has a file of its own, loaded when it is shown first or when there is time. */
interface Part {
  load(): Promise<unknown>;
  /** What could not be loaded is tried anew from now on. */
  forget(): void;
}
const parts = new Set<Part>();

/** What a part that could not be loaded throws. */
export class PartMissing extends Error {}

/** A component that is loaded when it is needed. Unlike React's own `lazy`, it does not stay broken after a failure. */
export function part<Props extends object>(bring: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loading: Promise<ComponentType<Props>> | null = null;
  let ready: ComponentType<Props> | null = null;
  let failed = false;
  const load = () => {
    loading ??= bring().then(
      (brought) => {
        ready = brought;
        return brought;
      },
      (thrown) => {
        failed = true;
        throw new PartMissing("a part of the window could not be loaded", { cause: thrown });
      },
    );
    return loading;
  };
  const awaited = () => lazy(async () => ({ default: await load() }));
  let coming = awaited();
  parts.add({
    load,
    forget() {
      if (!failed) return;
      failed = false;
      loading = null;
      coming = awaited();
    },
  });
  return function Part(props: Props) {
    // What is there is drawn at once, without waiting for a promise's turn.
    const [Shown] = useState<ComponentType<Props>>(() => ready ?? coming);
    return <Shown {...props} />;
  };
}

/** Has every part that could not be loaded tried anew when it is shown next. */
export function forgetFailures(): void {
  for (const each of parts) each.forget();
  // Vite takes the link to a style sheet for the sheet, also where that could not be loaded.
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    if (link.sheet === null) link.remove();
}

/** Loads every part, one after the other as there is time: should Banken be stopped later, all places still open. */
export async function loadParts(over: AbortSignal): Promise<void> {
  try {
    // A part may bring parts of its own: those come last.
    for (const each of parts) {
      await idle();
      if (over.aborted) return;
      await each.load();
    }
  } catch {
    forgetFailures();
  }
}

function idle(): Promise<unknown> {
  return new Promise((resolve) =>
    "requestIdleCallback" in window ? requestIdleCallback(resolve) : setTimeout(resolve, 100),
  );
}
