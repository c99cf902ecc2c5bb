ALTER TABLE stampbook_redemption ADD COLUMN discount TEXT;
ALTER TABLE stampbook_redemption ADD COLUMN worth TEXT;
ALTER TABLE stampbook_redemption ADD COLUMN taken TEXT NOT NULL DEFAULT 'NO';
ALTER TABLE stampbook_redemption ADD COLUMN placed TEXT NOT NULL DEFAULT 'NO';
ALTER TABLE stampbook_redemption ADD COLUMN wish TEXT NOT NULL DEFAULT 'KEEP';
ALTER TABLE stampbook_redemption ADD COLUMN code_source TEXT NOT NULL DEFAULT 'NONE';
ALTER TABLE stampbook_redemption ADD COLUMN code_key TEXT;
ALTER TABLE stampbook_redemption ADD COLUMN order_id TEXT;
ALTER TABLE stampbook_redemption ADD COLUMN order_state TEXT NOT NULL DEFAULT 'UNSEEN';
ALTER TABLE stampbook_redemption ADD COLUMN due_back BIGINT NOT NULL DEFAULT 0;
ALTER TABLE stampbook_redemption ADD COLUMN cancelled BIGINT NOT NULL DEFAULT 0;
ALTER TABLE stampbook_redemption ADD COLUMN cancelling TEXT NOT NULL DEFAULT 'NO';
ALTER TABLE stampbook_redemption ADD COLUMN waived BIGINT NOT NULL DEFAULT 0;
ALTER TABLE stampbook_redemption ADD COLUMN restored BIGINT NOT NULL DEFAULT 0;
ALTER TABLE stampbook_redemption ADD COLUMN noted TEXT NOT NULL DEFAULT 'NO';
ALTER TABLE stampbook_redemption ADD COLUMN refusal TEXT;
ALTER TABLE stampbook_redemption ADD COLUMN refusal_message TEXT;
ALTER TABLE stampbook_redemption ADD COLUMN question TEXT;
ALTER TABLE stampbook_redemption ADD COLUMN held_until BIGINT;
ALTER TABLE stampbook_redemption ADD COLUMN due_at BIGINT;
ALTER TABLE stampbook_redemption ADD COLUMN active BIGINT NOT NULL DEFAULT 0;
ALTER TABLE stampbook_redemption ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE stampbook_redemption ADD COLUMN noticed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE stampbook_redemption ADD COLUMN handled BIGINT NOT NULL DEFAULT 0;

UPDATE stampbook_redemption SET
  taken = CASE state WHEN 'REQUESTED' THEN 'ASKED' WHEN 'REFUSED' THEN 'NO' WHEN 'NEEDS_REVIEW' THEN 'ASKED' ELSE 'YES' END,
  placed = CASE state WHEN 'APPLIED' THEN 'ON' ELSE 'NO' END,
  code_key = UPPER(code),
  code_source = CASE WHEN code IS NULL THEN 'NONE' ELSE 'PROVIDER' END,
  question = CASE state WHEN 'NEEDS_REVIEW' THEN 'WERE_POINTS_TAKEN' ELSE NULL END,
  due_at = CASE state WHEN 'REQUESTED' THEN 0 ELSE NULL END,
  active = CASE state WHEN 'REQUESTED' THEN 1 ELSE 0 END,
  state = CASE state WHEN 'NEEDS_REVIEW' THEN 'REQUESTED' ELSE state END;

CREATE INDEX stampbook_redemption_member ON stampbook_redemption (program, member_id);
CREATE INDEX stampbook_redemption_state ON stampbook_redemption (program, state);
CREATE INDEX stampbook_redemption_checkout ON stampbook_redemption (program, checkout);
CREATE INDEX stampbook_redemption_order ON stampbook_redemption (program, order_id);
CREATE INDEX stampbook_redemption_code ON stampbook_redemption (program, code_key);
CREATE INDEX stampbook_redemption_due ON stampbook_redemption (program, due_at);

CREATE TABLE stampbook_spender (
  program TEXT NOT NULL,
  member_id TEXT NOT NULL,
  owner TEXT NOT NULL,
  lease_until BIGINT NOT NULL,
  PRIMARY KEY (program, member_id)
);

CREATE TABLE stampbook_code (
  program TEXT NOT NULL,
  code_key TEXT NOT NULL,
  code TEXT NOT NULL,
  pool TEXT NOT NULL,
  position BIGINT NOT NULL,
  state TEXT NOT NULL,
  redemption_id TEXT,
  order_id TEXT,
  burn TEXT NOT NULL,
  burn_at BIGINT,
  attempts BIGINT NOT NULL,
  used_at BIGINT,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (program, code_key)
);

CREATE INDEX stampbook_code_free ON stampbook_code (program, pool, state, position);
CREATE INDEX stampbook_code_redemption ON stampbook_code (program, redemption_id);
CREATE INDEX stampbook_code_burn ON stampbook_code (program, burn, burn_at);
CREATE INDEX stampbook_code_used ON stampbook_code (program, used_at);

CREATE TABLE stampbook_code_pool (
  program TEXT NOT NULL,
  pool TEXT NOT NULL,
  told TEXT NOT NULL,
  orders BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  owner TEXT NOT NULL,
  lease_until BIGINT NOT NULL,
  PRIMARY KEY (program, pool)
);
