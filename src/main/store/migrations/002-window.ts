/**
 * What the window needs: marks that a person sets (tags, notes, pauses, acknowledged alerts), since when a verdict
 * holds, and what each pass came to.
 */
export const window = `
-- The row of a check is far from the row of the check before; a domain's past must be read without them.
DROP INDEX domain_check_time;
CREATE INDEX domain_check_time
  ON domain_check(domain_id, checked_at, verdict, malicious, suspicious, harmless, undetected, timeout);

ALTER TABLE domain ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE domain ADD COLUMN paused_at INTEGER;
-- The first check in the unbroken row of answers with the verdict of the latest one.
ALTER TABLE domain ADD COLUMN verdict_since INTEGER;
UPDATE domain SET verdict_since = (
  SELECT min(c.checked_at) FROM domain_check c
  JOIN domain_check a ON a.id = domain.latest_answer
  LEFT JOIN domain_check other ON other.id = (
    SELECT o.id FROM domain_check o
    WHERE o.domain_id = domain.id AND o.verdict NOT IN ('failed', a.verdict)
    ORDER BY o.checked_at DESC, o.id DESC LIMIT 1)
  WHERE c.domain_id = domain.id AND c.verdict = a.verdict
    AND (other.id IS NULL OR (c.checked_at, c.id) > (other.checked_at, other.id)))
WHERE latest_answer IS NOT NULL;

CREATE TABLE domain_tag (
  domain_id INTEGER NOT NULL REFERENCES domain(id),
  tag TEXT NOT NULL,
  PRIMARY KEY (domain_id, tag)
) STRICT, WITHOUT ROWID;

ALTER TABLE alert ADD COLUMN acknowledged_at INTEGER;
CREATE INDEX alert_open ON alert(domain_id) WHERE acknowledged_at IS NULL;

-- Null for passes of before they were kept, and while a pass runs.
ALTER TABLE pass ADD COLUMN requests INTEGER;
ALTER TABLE pass ADD COLUMN ending TEXT;
-- Few passes are unfinished, and the newest of them is looked for at every start.
CREATE INDEX pass_unfinished ON pass(id) WHERE finished_at IS NULL;
-- Where retention took a pass's list away: what it came to, as JSON ({"total", "checked", "malicious", ...}).
ALTER TABLE pass ADD COLUMN counts TEXT;

-- One row at most: the watch is paused until then, or (null) until somebody resumes it.
CREATE TABLE watch_pause (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  until INTEGER
) STRICT;
`;
