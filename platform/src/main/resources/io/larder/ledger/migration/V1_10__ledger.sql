-- Keys that the writer searches by are VARBINARY: bytes are compared at once and never converted,
-- which character by character cost a tenth of the database's CPU. They hold visible ASCII.
-- A lane is one writer's stream: only the process that holds its advisory lock and its epoch appends to it.
CREATE TABLE lane (
  number INT NOT NULL PRIMARY KEY,
  epoch BIGINT NOT NULL,
  next_batch BIGINT NOT NULL,
  next_event BIGINT NOT NULL,
  head_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  last_at DATETIME(6) NOT NULL,
  last_business_date DATE NOT NULL
) ENGINE = InnoDB;

CREATE TABLE batch (
  lane INT NOT NULL,
  number BIGINT NOT NULL,
  epoch BIGINT NOT NULL,
  at DATETIME(6) NOT NULL,
  business_date DATE NOT NULL,
  transfers INT NOT NULL,
  events INT NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (lane, number)
) ENGINE = InnoDB;

CREATE TABLE transfer (
  lane INT NOT NULL,
  batch BIGINT NOT NULL,
  idx INT NOT NULL,
  debit VARBINARY(80) NOT NULL,
  credit VARBINARY(80) NOT NULL,
  amount_minor BIGINT NOT NULL,
  code VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reference VARBINARY(64) NOT NULL,
  phase VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  business_date DATE NOT NULL,
  PRIMARY KEY (lane, batch, idx),
  KEY transfer_debit (debit),
  KEY transfer_credit (credit),
  KEY transfer_reference (reference),
  CHECK (amount_minor > 0)
) ENGINE = InnoDB;

-- Stripe 0 is a cold account; a hot account has one row for each lane, and its balance is their sum.
CREATE TABLE account (
  name VARBINARY(80) NOT NULL,
  stripe INT NOT NULL,
  debits_posted BIGINT NOT NULL,
  credits_posted BIGINT NOT NULL,
  debits_pending BIGINT NOT NULL,
  credits_pending BIGINT NOT NULL,
  PRIMARY KEY (name, stripe)
) ENGINE = InnoDB;

-- name is principal, operation and key, parted by blanks (none of them can hold a blank).
CREATE TABLE idempotency (
  name VARBINARY(200) NOT NULL PRIMARY KEY,
  body_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  result VARCHAR(1000) NOT NULL,
  lane INT NOT NULL,
  batch BIGINT NOT NULL
) ENGINE = InnoDB;

CREATE TABLE outbox (
  lane INT NOT NULL,
  number BIGINT NOT NULL,
  type VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  payload TEXT NOT NULL,
  at DATETIME(6) NOT NULL,
  PRIMARY KEY (lane, number)
) ENGINE = InnoDB;

-- A row here stops every writer of the cell until a whole audit has passed and lifts it.
CREATE TABLE cell_freeze (
  invariant VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  what VARCHAR(500) NOT NULL,
  at DATETIME(6) NOT NULL
) ENGINE = InnoDB;
