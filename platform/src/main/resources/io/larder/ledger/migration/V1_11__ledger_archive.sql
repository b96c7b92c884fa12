-- Transfers that were moved to files. A row of a lane's batches up to emptied_to is in a file alone;
-- one after it is in the table transfer alone, so no reader ever meets it twice or misses it.
CREATE TABLE ledger_archive (
  lane INT NOT NULL,
  last_batch BIGINT NOT NULL,
  after_batch BIGINT NOT NULL,
  emptied_to BIGINT NOT NULL,
  month CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  file VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  bytes BIGINT NOT NULL,
  sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  transfers BIGINT NOT NULL,
  previous_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  last_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  first_at DATETIME(6) NOT NULL,
  last_at DATETIME(6) NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (lane, last_batch)
) ENGINE = InnoDB;

-- What the transfers that are in files alone add up to, account by account.
CREATE TABLE ledger_archived (
  name VARBINARY(80) NOT NULL PRIMARY KEY,
  debits_posted BIGINT NOT NULL,
  credits_posted BIGINT NOT NULL,
  debits_pending BIGINT NOT NULL,
  credits_pending BIGINT NOT NULL
) ENGINE = InnoDB;
