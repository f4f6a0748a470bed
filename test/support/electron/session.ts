import type { PermissionCheckHandlerHandlerDetails, PermissionRequest, Session } from "electron";

type Request = NonNullable<Parameters<Session["setPermissionRequestHandler"]>[0]>;
type Check = NonNullable<Parameters<Session["setPermissionCheckHandler"]>[0]>;
type Device = NonNullable<Parameters<Session["setDevicePermissionHandler"]>[0]>;

/** A session (docs/api/session.md): where nobody is asked, everything is granted. */
export class StandInSession {
  #request: Request | null = null;
  #check: Check | null = null;
  #device: Device | null = null;
  /** What the system's proxy settings come to, as Chromium writes it. */
  proxy = "DIRECT";
  readonly resolved: string[] = [];

  setPermissionRequestHandler(handler: Request | null): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: Check | null): void {
    this.#check = handler;
  }
  setDevicePermissionHandler(handler: Device | null): void {
    this.#device = handler;
  }

  async resolveProxy(url: string): Promise<string> {
    this.resolved.push(url);
    return this.proxy;
  }

  /** A page asks for something. Returns what its request and its check come to. */
  asks(permission: string, details: PermissionRequest & PermissionCheckHandlerHandlerDetails): boolean[] {
    let granted = true;
    this.#request?.({} as never, permission as never, (answer) => (granted = answer), details);
    const origin = URL.parse(details.requestingUrl)?.origin ?? "";
    return [granted, this.#check?.(null, permission as never, origin, details) ?? true];
  }

  asksForDevice(): boolean {
    return this.#device?.({} as never) ?? false;
  }
}

StandInSession.prototype satisfies Pick<
  Session,
  "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler" | "resolveProxy"
>;
