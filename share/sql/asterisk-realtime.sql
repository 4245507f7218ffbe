-- Tables that an Asterisk (18 to 22) reads queue members and telephones from, with
-- res_config_sqlite3 and in extconfig.conf:
--   queue_members => sqlite3,DATABASE,queue_members
--   sippeers      => sqlite3,DATABASE,sippeers
-- Make the file with: sqlite3 FILE < asterisk-realtime.sql

CREATE TABLE IF NOT EXISTS queue_members (
    uniqueid        INTEGER PRIMARY KEY AUTOINCREMENT,  -- Asterisk ignores rows without it
    queue_name      VARCHAR(80) NOT NULL,
    interface       VARCHAR(80) NOT NULL,               -- SIP/1001, PJSIP/1001, Local/1001@agents
    membername      VARCHAR(80),                        -- a change is seen only by a new row
    state_interface VARCHAR(80),                        -- whose state tells whether it is free
    penalty         INTEGER,                            -- who has less is called first
    paused          INTEGER,                            -- 1: gets no calls
    wrapuptime      INTEGER,                            -- seconds of rest after a call
    ringinuse       VARCHAR(5),                         -- yes or no; NULL warns at every look
    reason_paused   VARCHAR(80),
    UNIQUE (queue_name, interface)
);

-- chan_sip's telephones. For PJSIP, ps_endpoints has the name in its column callerid too.
CREATE TABLE IF NOT EXISTS sippeers (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        VARCHAR(40) NOT NULL UNIQUE,  -- the extension
    defaultuser VARCHAR(40),
    context     VARCHAR(40),
    host        VARCHAR(40),                  -- dynamic: the telephone says where it is
    secret      VARCHAR(80),
    callerid    VARCHAR(80),                  -- "Name" <extension>
    type        VARCHAR(10)
);

-- Asterisk knows of reasons for pauses only if there was a row when it was started: this one is of a
-- queue that nobody uses.
INSERT OR IGNORE INTO queue_members
    (queue_name, interface, membername, penalty, paused, wrapuptime, ringinuse, reason_paused)
    VALUES ('_sentinel', 'Local/0@none', 'Sentinel', 0, 1, 0, 'no', '');
