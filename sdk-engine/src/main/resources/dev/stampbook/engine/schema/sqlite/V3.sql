CREATE TABLE stampbook_consent_head (
  program TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL,
  pepper TEXT NOT NULL,
  PRIMARY KEY (program)
) WITHOUT ROWID;

CREATE TABLE stampbook_consent_record (
  program TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  person TEXT NOT NULL,
  fact TEXT NOT NULL,
  body TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (program, sequence)
) WITHOUT ROWID;

CREATE UNIQUE INDEX stampbook_consent_record_id ON stampbook_consent_record (program, id);
CREATE UNIQUE INDEX stampbook_consent_record_fact ON stampbook_consent_record (program, fact);
CREATE INDEX stampbook_consent_record_person ON stampbook_consent_record (program, person);

CREATE TABLE stampbook_consent_details (
  program TEXT NOT NULL,
  record TEXT NOT NULL,
  salt TEXT,
  body TEXT,
  PRIMARY KEY (program, record)
) WITHOUT ROWID;

CREATE TABLE stampbook_consent_picture (
  program TEXT NOT NULL,
  hash TEXT NOT NULL,
  format TEXT NOT NULL,
  content BLOB,
  PRIMARY KEY (program, hash)
);

CREATE TABLE stampbook_consent_disclosure (
  program TEXT NOT NULL,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  language TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (program, id, version, language)
) WITHOUT ROWID;

CREATE TABLE stampbook_consent_person (
  program TEXT NOT NULL,
  person TEXT NOT NULL,
  merged_into TEXT,
  member_id TEXT,
  card_code TEXT,
  pos_id TEXT,
  customer_id TEXT,
  email TEXT,
  email_at INTEGER NOT NULL,
  phone TEXT,
  phone_at INTEGER NOT NULL,
  account_at INTEGER,
  asked_at INTEGER,
  ask_again TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (program, person)
) WITHOUT ROWID;

CREATE INDEX stampbook_consent_person_read ON stampbook_consent_person (program, read_at);
CREATE INDEX stampbook_consent_person_account ON stampbook_consent_person (program, account_at);
CREATE INDEX stampbook_consent_person_merged ON stampbook_consent_person (program, merged_into);

CREATE TABLE stampbook_consent_key (
  program TEXT NOT NULL,
  kind TEXT NOT NULL,
  hash TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (program, kind, hash, person)
) WITHOUT ROWID;

CREATE INDEX stampbook_consent_key_person ON stampbook_consent_key (program, person);

CREATE TABLE stampbook_consent_delivery (
  program TEXT NOT NULL,
  target TEXT NOT NULL,
  cause INTEGER NOT NULL,
  channel TEXT NOT NULL,
  person TEXT NOT NULL,
  act_id TEXT NOT NULL,
  details_of TEXT NOT NULL,
  action TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  medium TEXT NOT NULL,
  queue INTEGER NOT NULL,
  state TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  owner TEXT NOT NULL,
  lease_until INTEGER NOT NULL,
  arrives_until INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  told_at INTEGER,
  answer TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (program, target, cause, channel, person)
) WITHOUT ROWID;

CREATE INDEX stampbook_consent_delivery_due
  ON stampbook_consent_delivery (program, state, queue, due_at);
CREATE INDEX stampbook_consent_delivery_person ON stampbook_consent_delivery (program, person);

CREATE TABLE stampbook_consent_seen (
  program TEXT NOT NULL,
  target TEXT NOT NULL,
  person TEXT NOT NULL,
  channel TEXT NOT NULL,
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  difference TEXT,
  registry_state TEXT,
  PRIMARY KEY (program, target, person, channel)
) WITHOUT ROWID;

CREATE TABLE stampbook_consent_tasks (
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

CREATE INDEX stampbook_consent_tasks_due ON stampbook_consent_tasks (execution_time);
CREATE INDEX stampbook_consent_tasks_beat ON stampbook_consent_tasks (last_heartbeat);
