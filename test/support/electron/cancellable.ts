/** An event as Electron's modules emit it: whoever hears it can prevent what would come of it. */
export interface Cancellable {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function cancellable<More extends object>(more?: More): Cancellable & More {
  const event = {
    ...(more as More),
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}
