import { EventEmitter } from "node:events";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { MessageChannelMain, MessagePortMain } from "electron";

/**
 * Electron's MessagePortMain (docs/api/message-port-main.md): Node's events, messages wrapped in `{ data, ports }`, and
 * held back until `start`. A port that was handed on is dead on this side.
 */
export class StandInPort extends EventEmitter {
  readonly #port: MessagePort;
  #gone = false;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on("close", () => {
      if (!this.#gone) this.emit("close");
    });
    // Node starts a port with its first listener.
    port.unref();
  }

  start(): void {
    this.#port.on("message", (data: unknown) => this.emit("message", { data, ports: [] }));
  }

  postMessage(message: unknown, transfer: readonly StandInPort[] = []): void {
    if (this.#gone) throw new TypeError("the port was handed on");
    const ports = transfer.map((each) => each.handOn());
    this.#port.postMessage(message, ports);
  }

  close(): void {
    this.#port.close();
  }

  /** The port behind it, which this one has no part in any more. */
  handOn(): MessagePort {
    if (this.#gone) throw new TypeError("the port was handed on");
    this.#gone = true;
    return this.#port;
  }
}

export class StandInChannel {
  readonly port1: StandInPort;
  readonly port2: StandInPort;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new StandInPort(port1);
    this.port2 = new StandInPort(port2);
  }
}

StandInPort.prototype satisfies Pick<MessagePortMain, "start" | "close">;
StandInPort.prototype satisfies { postMessage: (message: never) => void };
({}) as StandInChannel satisfies { [end in keyof MessageChannelMain]: StandInPort };
