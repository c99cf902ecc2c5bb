CREATE TABLE stampbook_order (
  program TEXT NOT NULL,
  order_id TEXT NOT NULL,
  customer_key TEXT,
  member_id TEXT,
  version INTEGER,
  standing TEXT NOT NULL,
  earned_at INTEGER,
  terms TEXT,
  digest TEXT,
  status TEXT NOT NULL,
  note TEXT NOT NULL,
  entitlement INTEGER NOT NULL,
  spend TEXT NOT NULL,
  ordered_at INTEGER,
  read_at INTEGER,
  signalled INTEGER NOT NULL,
  handled INTEGER NOT NULL,
  due_at INTEGER,
  attempts INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (program, order_id)
) WITHOUT ROWID;

CREATE INDEX stampbook_order_due ON stampbook_order (program, due_at);
CREATE INDEX stampbook_order_member ON stampbook_order (program, member_id);
CREATE INDEX stampbook_order_customer ON stampbook_order (program, customer_key);

CREATE TABLE stampbook_posting (
  program TEXT NOT NULL,
  subject TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  reference TEXT NOT NULL,
  member_id TEXT NOT NULL,
  points INTEGER NOT NULL,
  reason TEXT NOT NULL,
  description TEXT NOT NULL,
  state TEXT NOT NULL,
  owner TEXT NOT NULL,
  lease_until INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  unknown_at INTEGER,
  lookups INTEGER NOT NULL,
  sends INTEGER NOT NULL,
  unknowns INTEGER NOT NULL,
  next_at INTEGER,
  entry_id TEXT,
  settled_at INTEGER,
  problem TEXT NOT NULL,
  PRIMARY KEY (program, subject, sequence)
) WITHOUT ROWID;

CREATE UNIQUE INDEX stampbook_posting_reference ON stampbook_posting (program, reference);
CREATE INDEX stampbook_posting_member ON stampbook_posting (program, member_id);
CREATE INDEX stampbook_posting_open ON stampbook_posting (program, state, next_at);

CREATE TABLE stampbook_debtor (
  program TEXT NOT NULL,
  member_id TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  PRIMARY KEY (program, member_id)
) WITHOUT ROWID;

CREATE TABLE stampbook_cursor (
  program TEXT NOT NULL,
  feed TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (program, feed)
) WITHOUT ROWID;

CREATE TABLE stampbook_audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  program TEXT NOT NULL,
  run TEXT NOT NULL,
  entity_kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  member_id TEXT,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  points INTEGER NOT NULL,
  reference TEXT,
  detail TEXT NOT NULL,
  error TEXT,
  payload_hash TEXT
);

CREATE INDEX stampbook_audit_entity ON stampbook_audit (program, entity);
CREATE INDEX stampbook_audit_member ON stampbook_audit (program, member_id);
CREATE INDEX stampbook_audit_run ON stampbook_audit (program, run);
CREATE INDEX stampbook_audit_at ON stampbook_audit (program, at);

CREATE TABLE stampbook_payload (
  program TEXT NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (program, hash)
) WITHOUT ROWID;

CREATE TABLE stampbook_member (
  program TEXT NOT NULL,
  customer_key TEXT NOT NULL,
  member_id TEXT NOT NULL,
  linked_at INTEGER NOT NULL,
  PRIMARY KEY (program, customer_key)
) WITHOUT ROWID;

CREATE TABLE stampbook_spend_peak (
  program TEXT NOT NULL,
  member_id TEXT NOT NULL,
  peak TEXT NOT NULL,
  PRIMARY KEY (program, member_id)
) WITHOUT ROWID;

CREATE TABLE stampbook_registration (
  program TEXT NOT NULL,
  customer_key TEXT NOT NULL,
  registered_at INTEGER NOT NULL,
  verified_at INTEGER,
  PRIMARY KEY (program, customer_key)
) WITHOUT ROWID;

CREATE TABLE stampbook_redemption (
  program TEXT NOT NULL,
  id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  reward_id TEXT NOT NULL,
  reward_name TEXT NOT NULL,
  cost TEXT NOT NULL,
  points INTEGER NOT NULL,
  checkout TEXT NOT NULL,
  state TEXT NOT NULL,
  marker TEXT NOT NULL,
  issue_id TEXT,
  code TEXT,
  expires_at INTEGER,
  note TEXT NOT NULL,
  owner TEXT NOT NULL,
  lease_until INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (program, id)
) WITHOUT ROWID;

CREATE TABLE stampbook_tasks (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  task_data BLOB,
  execution_time TIMESTAMP NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by TEXT,
  last_success TIMESTAMP,
  last_failure TIMESTAMP,
  consecutive_failures INTEGER,
  last_heartbeat TIMESTAMP,
  version BIGINT NOT NULL,
  priority SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX stampbook_tasks_due ON stampbook_tasks (execution_time);
CREATE INDEX stampbook_tasks_beat ON stampbook_tasks (last_heartbeat);
