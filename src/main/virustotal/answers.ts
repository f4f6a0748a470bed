import type { FailureReason } from "../../shared/verdict.ts";
import { jsonObject, parseJson } from "./json.ts";

/** What a pass does after an answer. */
export type Next =
  /** The answer stands. */
  | "done"
  /** It may be different in a moment: try again, at most twice. */
  | "retry"
  /** VirusTotal asks for quiet: wait, then ask again. It is not a failure. */
  | "wait"
  /** The key is dead: nothing else can be asked with it. */
  | "stop";

export type Outcome =
  | { readonly kind: "not_found" }
  | { readonly kind: "failed"; readonly reason: FailureReason; readonly next: Next };

interface Row {
  readonly status: number;
  /** The code of the error envelope; without one the row holds for every code of its status. */
  readonly code?: string;
  /**
   * What the body must be for the row to hold: a proxy or a captive portal answers with the same statuses.
   * `envelope` is VirusTotal's error in JSON; `not_html` is anything but a page.
   */
  readonly body?: "envelope" | "not_html";
  readonly outcome: Outcome;
}

const failed = (reason: FailureReason, next: Next): Outcome => ({ kind: "failed", reason, next });

/**
 * Every answer but a 200 that VirusTotal is known to give, and its one outcome; the first row that fits decides.
 * Source: CONTRACT.md §3, https://docs.virustotal.com/reference/errors.
 */
const table: readonly Row[] = [
  { status: 400, code: "InvalidArgumentError", outcome: failed("invalid_domain", "done") },
  { status: 400, code: "BadRequestError", outcome: failed("invalid_domain", "done") },
  // "Will become available later": minutes, not the seconds in which this pass would try again.
  { status: 400, code: "NotAvailableYet", outcome: failed("server_error", "done") },
  { status: 400, code: "UnselectiveContentQueryError", outcome: failed("bad_response", "done") },
  { status: 400, code: "UnsupportedContentQueryError", outcome: failed("bad_response", "done") },
  { status: 401, code: "AuthenticationRequiredError", outcome: failed("unauthorized", "stop") },
  { status: 401, code: "UserNotActiveError", outcome: failed("unauthorized", "stop") },
  { status: 401, code: "WrongCredentialsError", outcome: failed("unauthorized", "stop") },
  { status: 401, body: "not_html", outcome: failed("unauthorized", "stop") },
  { status: 403, code: "ForbiddenError", outcome: failed("forbidden", "done") },
  { status: 403, body: "not_html", outcome: failed("forbidden", "done") },
  { status: 404, code: "NotFoundError", outcome: { kind: "not_found" } },
  { status: 404, body: "envelope", outcome: { kind: "not_found" } },
  { status: 408, outcome: failed("timeout", "retry") },
  { status: 409, code: "AlreadyExistsError", outcome: failed("bad_response", "done") },
  { status: 424, code: "FailedDependencyError", outcome: failed("server_error", "done") },
  // Over the quota: the status alone decides. The code does not say which window, an example in VirusTotal's own
  // OpenAPI spells it differently, and vt-go has met one whose body could not be read (its issue 35).
  { status: 429, code: "QuotaExceededError", outcome: failed("quota_exceeded", "wait") },
  { status: 429, code: "TooManyRequestsError", outcome: failed("quota_exceeded", "wait") },
  { status: 429, outcome: failed("quota_exceeded", "wait") },
  { status: 503, code: "TransientError", outcome: failed("server_error", "retry") },
  { status: 504, code: "DeadlineExceededError", outcome: failed("server_error", "retry") },
];

/** What an answer's body is, as far as the table asks. */
export interface ErrorBody {
  /** The code of VirusTotal's error envelope `{"error": {"code", "message"}}`, or null where it is not one. */
  readonly code: string | null;
  readonly html: boolean;
}

/** The outcome of a status and the body that came with it. */
export function outcomeOf(status: number, { code, html }: ErrorBody): Outcome {
  const fits = (row: Row) =>
    row.status === status &&
    (row.code === undefined || row.code === code) &&
    (row.body !== "envelope" || code !== null) &&
    (row.body !== "not_html" || !html);
  const row = table.find(fits);
  if (row !== undefined) return row.outcome;
  return status >= 500 ? failed("server_error", "retry") : failed("bad_response", "done");
}

/** The outcome of an error envelope whose status nobody kept: that of the first row with its code. */
export function outcomeOfCode(code: string): Outcome {
  return table.find((row) => row.code === code)?.outcome ?? failed("bad_response", "done");
}

/** Looks at the body of an answer that is no report. */
export function readErrorBody(body: Uint8Array): ErrorBody {
  const error = jsonObject(jsonObject(parseJson(body))?.error);
  const code = error?.code;
  const start = new TextDecoder().decode(body.subarray(0, 256));
  return { code: typeof code === "string" ? code : null, html: start.trimStart().startsWith("<") };
}
