/** What practice answers, before it becomes a Response. */
import { type Member, whoIs } from "./cast.ts";
import { reportBody } from "./report.ts";
import { wire } from "./wire.ts";

export interface Answer {
  readonly status: number;
  readonly type: "application/json" | "text/html";
  readonly body: string;
}

const page = `<!doctype html>
<html><head><title>Welcome to the Hotel Lobby Wi-Fi (practice)</title></head>
<body><h1>Please accept our terms</h1><form action="/accept"><button>Accept</button></form></body></html>
`;

// One label or more, then another: lower-case A-labels, as VirusTotal's own ids are.
const hostPattern = /^(?=.{1,253}$)(?:(?!-)[a-z0-9_-]{1,63}(?<!-)\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** A 200 with JSON. */
export function found(body: string): Answer {
  return { status: 200, type: "application/json", body };
}

/** An error in VirusTotal's envelope (CONTRACT.md §3). */
export function refusal(status: number, code: string, message: string): Answer {
  return { status, type: "application/json", body: wire({ error: { code, message } }) };
}

/**
 * What is said when a domain's report is asked for; null where nothing ever is.
 * @param asked the last part of the address, decoded
 * @param time how often this domain has been asked so far, counting this time
 * @param hour hours since 1970
 */
export function domainAnswer(asked: string, time: number, hour: number, base: string): Answer | null {
  if (!hostPattern.test(asked)) return notAPattern(asked);
  const member = whoIs(asked);
  if (member === null) return notFound(asked);
  if (member.fault === "tarpit") return null;
  return faultAnswer(member, time) ?? reported(member, hour, base);
}

function reported(member: Member, hour: number, base: string): Answer {
  const body = reportBody(member, hour, base);
  if (body === null) return notFound(member.name);
  return found(member.fault === "cut-short" ? body.slice(0, Math.ceil(body.length / 2)) : body);
}

function faultAnswer({ name, fault }: Member, time: number): Answer | null {
  switch (fault) {
    case "invalid":
      return notAPattern(name);
    case "forbidden":
      return refusal(403, "ForbiddenError", "You are not authorized to perform the requested operation");
    case "down":
      return unwell;
    case "down-once":
      return time === 1 ? unwell : null;
    case "captive-portal":
      return { status: 200, type: "text/html", body: page };
    default:
      return null;
  }
}

const unwell = refusal(503, "TransientError", "Transient server error, retry might work");

function notAPattern(asked: string): Answer {
  return refusal(400, "InvalidArgumentError", `Domain "${asked}" is not a valid domain pattern`);
}

function notFound(name: string): Answer {
  return refusal(404, "NotFoundError", `Domain "${name}" not found`);
}
