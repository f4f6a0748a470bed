/** The dev server's page: Vite puts a script into it, and tells it over a web socket what has changed. */
function policy(devServer: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${devServer.replace(/^http/, "ws")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Answers for `app://banken` with what the dev server has at the same path. */
export function fromDevServer(devServer: string): (request: Request) => Promise<Response> {
  return async ({ method, url, headers }) => {
    if (method !== "GET") return new Response(null, { status: 404 });
    const { pathname, search } = new URL(url);
    const came = await fetch(devServer + pathname + search, {
      headers: { accept: headers.get("accept") ?? "*/*" },
    });
    return new Response(came.body, {
      status: came.status,
      headers: {
        "content-type": came.headers.get("content-type") ?? "text/plain",
        "content-security-policy": policy(devServer),
        "cache-control": "no-store",
      },
    });
  };
}
