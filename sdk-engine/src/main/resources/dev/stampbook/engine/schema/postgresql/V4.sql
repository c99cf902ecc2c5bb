CREATE TABLE stampbook_merge (
  program TEXT NOT NULL,
  merge_id TEXT NOT NULL,
  survivor TEXT NOT NULL,
  absorbed TEXT NOT NULL,
  merged_at BIGINT NOT NULL,
  balance TEXT NOT NULL,
  state TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (program, merge_id)
);

CREATE INDEX stampbook_merge_absorbed ON stampbook_merge (program, absorbed);
CREATE INDEX stampbook_merge_due ON stampbook_merge (program, state, due_at);

CREATE TABLE stampbook_enrolment (
  program TEXT NOT NULL,
  customer_key TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  PRIMARY KEY (program, customer_key)
);
