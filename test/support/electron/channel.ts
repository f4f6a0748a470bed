/** What a test asks of the stand-in in another process, and is told. All of it goes through JSON. */

/** Where a port comes from: the window's own page, or from somebody who has no business here. */
export type Sender = "page" | "stranger" | "gone" | "frame" | "detached" | { readonly origin: string };

/** What is done in Electron's place. */
export type Does =
  | { readonly does: "ready" | "quit" | "look" | "close_window" | "click_tray" | "sleep" }
  | { readonly does: "fetch"; readonly address: string }
  /** So long (ms) the machine slept: its clock went on meanwhile, no timer did. */
  | { readonly does: "wake"; readonly after: number }
  /** Somebody starts Banken again. */
  | { readonly does: "again"; readonly given: unknown }
  /** A person clicks a notification, by its place among all that there were. */
  | { readonly does: "click"; readonly notification: number }
  /** Hands ports over, under these numbers. */
  | { readonly does: "ports"; readonly from: Sender; readonly numbers: readonly number[] }
  | { readonly does: "send"; readonly port: number; readonly message: unknown }
  | { readonly does: "close_port"; readonly port: number };

/** What there is to see. */
export interface Look {
  /** Whether another process held the lock: then there is nothing. */
  readonly locked: boolean;
  readonly trays: readonly { readonly icon: string; readonly tooltip: string; readonly destroyed: boolean }[];
  readonly notifications: readonly {
    readonly title: string;
    readonly body: string;
    readonly shown: boolean;
  }[];
  readonly windows: readonly {
    readonly visible: boolean;
    readonly destroyed: boolean;
    /** What was sent to the page, by channel. */
    readonly sent: readonly (readonly unknown[])[];
  }[];
  readonly errors: readonly string[];
}

/** How the stand-in is before anything is loaded, in BANKEN_STAND_IN. */
export interface Before {
  /** Another process holds the lock. */
  readonly held?: boolean;
  /** The system's password store. */
  readonly backend?: string;
}

export type Asks = { readonly id: number } & Does;
export type Says =
  | { readonly loaded: true }
  | { readonly id: number; readonly answer: unknown }
  | { readonly port: number; readonly message: unknown }
  | { readonly port: number; readonly closed: true };
