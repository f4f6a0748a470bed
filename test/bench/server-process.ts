import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dailyReport } from "./big-report.ts";

// A VirusTotal that answers as fast as it can, in a process of its own: the same 20 KB for every domain but for its
// name. Prints its port.

const name = "placeholder.test";
const template = dailyReport(name, 1)(0);
const server = createServer((request, response) => {
  const domain = request.url?.split("/").at(-1) ?? "";
  const known = request.url?.includes("/domains/") ?? false;
  const body = known
    ? template.replaceAll(name, domain)
    : '{"error": {"code": "NotFoundError", "message": "none"}}';
  response.writeHead(known ? 200 : 404, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
