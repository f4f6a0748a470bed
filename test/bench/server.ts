import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/**
 * Starts a server of the bench in a process of its own. It prints its port when it listens.
 * @param script from this folder
 * @param input what it reads on its standard input
 */
export async function startServer(
  script: string,
  input = "",
): Promise<Disposable & { readonly origin: string }> {
  const server = spawn(process.execPath, [join(import.meta.dirname, script)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  server.stdin.end(input);
  const [port] = (await once(server.stdout, "data")) as [Buffer];
  return {
    origin: `http://127.0.0.1:${port.toString().trim()}`,
    [Symbol.dispose]: () => void server.kill(),
  };
}
