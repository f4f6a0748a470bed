/**
 * The first shape of the store. Times are integer milliseconds UTC; names are A-labels.
 *
 * `quota_slot.frees_at` is set when the slot is taken and brought forward when its answer arrives; the day and
 * month rows are kept by period so that a clock set back finds its old count again.
 */
export const first = `
CREATE TABLE domain (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  typed TEXT NOT NULL,
  watched_since INTEGER,
  latest_check INTEGER REFERENCES domain_check(id) DEFERRABLE INITIALLY DEFERRED,
  latest_answer INTEGER REFERENCES domain_check(id) DEFERRABLE INITIALLY DEFERRED,
  latest_report INTEGER REFERENCES report(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL REFERENCES domain(id),
  base_id INTEGER REFERENCES report(id),
  links INTEGER NOT NULL,
  size INTEGER NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  frame BLOB NOT NULL
) STRICT;
-- Four bytes of the hash find the few candidates; the whole hash in the row decides. An index over all 32
-- would be the largest part of an unchanged day.
CREATE INDEX report_content ON report(domain_id, substr(sha256, 1, 4));

-- The process that runs a pass holds it, and says so again before \`held_until\`.
CREATE TABLE pass (
  id INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  holder INTEGER,
  held_until INTEGER
) STRICT;

-- The engines that speak against a domain, as JSON: a day on which none moved shares the row of the day before.
CREATE TABLE flag_set (
  id INTEGER PRIMARY KEY,
  flags TEXT NOT NULL
) STRICT;

CREATE TABLE domain_check (
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL REFERENCES domain(id),
  pass_id INTEGER REFERENCES pass(id),
  checked_at INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('malicious','suspicious','clean','unrated','unknown','failed')),
  reason TEXT,
  detail TEXT,
  malicious INTEGER, suspicious INTEGER, harmless INTEGER, undetected INTEGER, timeout INTEGER,
  flag_set_id INTEGER REFERENCES flag_set(id),
  analysed_at INTEGER,
  analysed_from INTEGER,
  report_id INTEGER REFERENCES report(id),
  CHECK ((verdict IN ('unknown','failed')) = (reason IS NOT NULL)),
  CHECK (verdict IN ('unknown','failed') OR malicious IS NOT NULL)
) STRICT;
CREATE INDEX domain_check_time ON domain_check(domain_id, checked_at);

CREATE TABLE pass_domain (
  pass_id INTEGER NOT NULL REFERENCES pass(id),
  position INTEGER NOT NULL,
  domain_id INTEGER NOT NULL REFERENCES domain(id),
  check_id INTEGER REFERENCES domain_check(id),
  PRIMARY KEY (pass_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert (
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL REFERENCES domain(id),
  check_id INTEGER NOT NULL UNIQUE REFERENCES domain_check(id),
  kind TEXT NOT NULL,
  from_verdict TEXT,
  raised_at INTEGER NOT NULL
) STRICT;

CREATE TABLE quota_slot (
  id INTEGER PRIMARY KEY,
  taken_at INTEGER NOT NULL,
  frees_at INTEGER NOT NULL
) STRICT;

-- VirusTotal counts by key; a key is told from another by a short fingerprint, here as below.
CREATE TABLE quota_period (
  fingerprint TEXT NOT NULL,
  period TEXT NOT NULL,
  requests INTEGER NOT NULL,
  PRIMARY KEY (fingerprint, period)
) STRICT, WITHOUT ROWID;

-- One row at most: until when VirusTotal asked every process on this folder to be quiet.
CREATE TABLE quota_pause (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  asked_at INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT;

-- What VirusTotal said this key may do. The key itself is never here.
CREATE TABLE quota_allowance (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  fingerprint TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  per_minute INTEGER, per_day INTEGER, per_month INTEGER
) STRICT;
`;
