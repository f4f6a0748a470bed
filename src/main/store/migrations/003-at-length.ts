/**
 * What years of alerts and more than one key take: alerts are found by time and by domain, allowances by key. And when
 * each pass ended that can be taken up again.
 */
export const atLength = `
CREATE INDEX alert_time ON alert(raised_at, id);
CREATE INDEX alert_domain ON alert(domain_id, raised_at, id);
DROP INDEX alert_open;
CREATE INDEX alert_open ON alert(raised_at, id, domain_id) WHERE acknowledged_at IS NULL;
CREATE INDEX alert_open_domain ON alert(domain_id) WHERE acknowledged_at IS NULL;

-- What VirusTotal said each key may do. The key itself is never here.
ALTER TABLE quota_allowance RENAME TO old_allowance;
CREATE TABLE quota_allowance (
  fingerprint TEXT PRIMARY KEY,
  read_at INTEGER NOT NULL,
  per_minute INTEGER, per_day INTEGER, per_month INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO quota_allowance SELECT fingerprint, read_at, per_minute, per_day, per_month FROM old_allowance;
DROP TABLE old_allowance;

-- Null while it runs, where it was killed, and for passes of before.
ALTER TABLE pass ADD COLUMN left_at INTEGER;
`;
