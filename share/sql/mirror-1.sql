-- The mirror of the customers: what `tomatic-callinfo` searches when it asks no ERP. Keys are normal
-- forms (phones E.164, emails small, tax ids compact), so that looking up needs no work on each row.

CREATE TABLE partners (
  id INTEGER PRIMARY KEY,
  soci TEXT NOT NULL DEFAULT '',
  lang TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  folded TEXT NOT NULL DEFAULT '',  -- the name without case and accents
  dni TEXT NOT NULL DEFAULT '',     -- as written
  nif TEXT NOT NULL DEFAULT '',     -- its normal form
  ov INTEGER NOT NULL DEFAULT 0,
  energetica INTEGER NOT NULL DEFAULT 0,
  comment TEXT NOT NULL DEFAULT ''
);

CREATE TABLE addresses (
  id INTEGER PRIMARY KEY,
  partner INTEGER NOT NULL,
  address TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  postalcode TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT ''
);
CREATE INDEX addresses_partner ON addresses (partner);

CREATE TABLE contacts (
  id INTEGER PRIMARY KEY,
  address INTEGER NOT NULL,
  partner INTEGER NOT NULL,
  kind INTEGER NOT NULL,  -- 0 phone, 1 email
  value TEXT NOT NULL,
  key TEXT NOT NULL
);
CREATE INDEX contacts_partner ON contacts (partner);
CREATE INDEX contacts_address ON contacts (address);

CREATE TABLE contracts (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  start_date TEXT NOT NULL DEFAULT '',
  end_date TEXT NOT NULL DEFAULT '',
  power TEXT NOT NULL DEFAULT '',  -- P1=3.45;P2=4.6
  cups TEXT NOT NULL DEFAULT '',
  supply_point TEXT NOT NULL DEFAULT '',  -- its first 20 characters
  cups_adress TEXT NOT NULL DEFAULT '',
  fare TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  last_invoiced TEXT NOT NULL DEFAULT '',
  suspended_invoicing INTEGER NOT NULL DEFAULT 0,
  pending_state TEXT NOT NULL DEFAULT '',
  titular INTEGER NOT NULL DEFAULT 0,
  partner INTEGER NOT NULL DEFAULT 0,
  notifier INTEGER NOT NULL DEFAULT 0,
  payer INTEGER NOT NULL DEFAULT 0,
  administrator INTEGER NOT NULL DEFAULT 0,
  energetica INTEGER NOT NULL DEFAULT 0,
  generation INTEGER NOT NULL DEFAULT 0,
  iban TEXT NOT NULL DEFAULT '',  -- masked
  lot_facturacio TEXT NOT NULL DEFAULT '',
  no_estimable INTEGER NOT NULL DEFAULT 0,
  has_debt INTEGER NOT NULL DEFAULT 0,
  selfconsumption INTEGER NOT NULL DEFAULT 0,
  without_binding_partner INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX contracts_number ON contracts (number);
CREATE INDEX contracts_supply_point ON contracts (supply_point);

-- Whoever has a part in a contract.
CREATE TABLE roles (
  partner INTEGER NOT NULL,
  contract INTEGER NOT NULL,
  PRIMARY KEY (partner, contract)
) WITHOUT ROWID;

CREATE TABLE invoices (
  contract INTEGER NOT NULL,
  invoice_date TEXT NOT NULL,
  number TEXT NOT NULL,
  initial_date TEXT NOT NULL DEFAULT '',
  final_date TEXT NOT NULL DEFAULT '',
  payer TEXT NOT NULL DEFAULT '',
  amount REAL,
  energy_invoiced REAL,
  days_invoiced INTEGER,
  due_date TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (contract, invoice_date, number)
) WITHOUT ROWID;

CREATE TABLE readings (
  contract INTEGER NOT NULL,
  data TEXT NOT NULL,
  comptador TEXT NOT NULL,
  periode TEXT NOT NULL,
  lectura REAL,
  origen TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (contract, data, comptador, periode)
) WITHOUT ROWID;

CREATE TABLE switching (
  contract INTEGER NOT NULL,
  date TEXT NOT NULL,
  proces TEXT NOT NULL,
  step TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT '',
  additional_info TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (contract, date, proces, step)
) WITHOUT ROWID;

-- What a value may be contained in, by its pieces of three characters. Whoever adds a row adds it here
-- too: in a trigger, each would be written to the disk at once.
CREATE VIRTUAL TABLE partners_text USING fts5 (
  folded, nif, soci, content = 'partners', content_rowid = 'id',
  tokenize = 'trigram case_sensitive 1'
);
CREATE TRIGGER partners_removed AFTER DELETE ON partners BEGIN
  INSERT INTO partners_text (partners_text, rowid, folded, nif, soci)
  VALUES ('delete', old.id, old.folded, old.nif, old.soci);
END;

CREATE VIRTUAL TABLE contacts_text USING fts5 (
  key, content = 'contacts', content_rowid = 'id', tokenize = 'trigram case_sensitive 1'
);
CREATE TRIGGER contacts_removed AFTER DELETE ON contacts BEGIN
  INSERT INTO contacts_text (contacts_text, rowid, key) VALUES ('delete', old.id, old.key);
END;
