import type { Service } from "../service.ts";
import { os } from "./os.ts";

export function keyRouter({ key }: Service) {
  return os.key.router({
    state: os.key.state.handler(() => key.state()),
    set: os.key.set.handler(({ input }) => key.set(input.key, input.unprotected)),
    test: os.key.test.handler(({ input, signal }) => key.test(input.key ?? null, signal)),
    forget: os.key.forget.handler(() => key.forget()),
  });
}
