-- The table that an Asterisk (18 to 22) logs to what happens in its queues, with res_config_sqlite3
-- and in extconfig.conf:
--   queue_log => sqlite3,DATABASE,queue_log
-- Where there is none, tomatic-rtqueue reads the files of the log.

CREATE TABLE IF NOT EXISTS queue_log (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    time      DATETIME,      -- local time: 2026-09-07 09:30:15.123456
    callid    VARCHAR(80),   -- NONE: it is of no call
    queuename VARCHAR(256),
    agent     VARCHAR(80),   -- the name of a member, or the interface
    event     VARCHAR(32),   -- ENTERQUEUE, CONNECT, COMPLETEAGENT, ABANDON ...
    data1     VARCHAR(100),
    data2     VARCHAR(100),
    data3     VARCHAR(100),
    data4     VARCHAR(100),
    data5     VARCHAR(100)
);
-- A day is found without reading all others.
CREATE INDEX IF NOT EXISTS queue_log_time ON queue_log (time);
