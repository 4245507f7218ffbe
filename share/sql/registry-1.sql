-- The registry of calls: who called whom and what was said. Texts are empty where nothing is known.

CREATE TABLE calls (
  id TEXT PRIMARY KEY,
  operator TEXT NOT NULL,
  call_timestamp TEXT NOT NULL,  -- UTC: 2026-09-07T08:00:00Z
  phone_number TEXT NOT NULL,
  phone_key TEXT NOT NULL,       -- its normal form
  pbx_call_id TEXT NOT NULL,
  caller_erp_id INTEGER,
  caller_vat TEXT NOT NULL DEFAULT '',
  caller_name TEXT NOT NULL DEFAULT '',
  contract_erp_id INTEGER,
  contract_number TEXT NOT NULL DEFAULT '',
  contract_address TEXT NOT NULL DEFAULT '',
  category_ids TEXT NOT NULL DEFAULT '',  -- parted by blanks
  comments TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX calls_operator ON calls (operator, call_timestamp);
CREATE INDEX calls_time ON calls (call_timestamp);
CREATE INDEX calls_phone ON calls (phone_key, call_timestamp);
CREATE INDEX calls_caller ON calls (caller_erp_id, call_timestamp);

CREATE TABLE categories (
  id TEXT PRIMARY KEY,
  place INTEGER NOT NULL,  -- in the list
  name TEXT NOT NULL,
  code TEXT NOT NULL DEFAULT '',
  levels TEXT NOT NULL DEFAULT '',
  keywords TEXT NOT NULL DEFAULT '',  -- parted by commas
  color TEXT NOT NULL DEFAULT '',
  enabled INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
