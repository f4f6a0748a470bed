import type { Asked, Reply } from "../../support/virustotal.ts";

/** A key that may ask 1,000 times a minute: for tests that are not about waiting. */
export function wideQuota({ path }: Asked): Reply {
  if (!path.endsWith("/overall_quotas")) return { status: 404, body: '{"error":{"code":"NotFoundError"}}' };
  const of = (allowed: number) => ({ user: { allowed, used: 0 } });
  return {
    body: JSON.stringify({
      data: {
        api_requests_hourly: of(60_000),
        api_requests_daily: of(500_000),
        api_requests_monthly: of(15_500_000),
      },
    }),
  };
}
