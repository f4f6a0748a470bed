import type { Service } from "../service.ts";
import { os } from "./os.ts";

export function hostRouter({ host }: Service) {
  return os.host.router({
    state: os.host.state.handler(() => host.state()),
    testNotification: os.host.testNotification.handler(() => host.testNotification()),
    startAtLogin: os.host.startAtLogin.handler(({ input }) => host.startAtLogin(input.on)),
    updates: os.host.updates.handler(({ input }) => host.updates(input.on)),
    look: os.host.look.handler(() => host.look()),
    restart: os.host.restart.handler(() => host.restart()),
  });
}
