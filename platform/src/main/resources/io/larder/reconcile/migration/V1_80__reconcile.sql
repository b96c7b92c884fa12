-- A line of a channel's bill; the payer stays in the sealed file. A line is in agreement with a
-- booking (matched), or held in a difference.
CREATE TABLE bill_line (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  channel VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  business_date DATE NOT NULL,
  number INT NOT NULL,
  kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel_order_number VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  transaction_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  refund_number VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  amount_minor BIGINT NOT NULL,
  currency VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  fee_minor BIGINT NOT NULL,
  fee_text VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  matched BOOLEAN NOT NULL,
  difference_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  KEY bill_line_day (channel, business_date),
  KEY bill_line_transaction (transaction_id),
  KEY bill_line_order (order_id)
) ENGINE = InnoDB;

-- What happened when a day's bill was last asked for; a refused bill itself is stored nowhere.
CREATE TABLE bill_fetch (
  id VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  outcome VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  detail VARCHAR(300) NOT NULL,
  at DATETIME(6) NOT NULL
) ENGINE = InnoDB;

-- Rows of a difference: see docs/LEDGER-TABLES.md and docs/RECONCILIATION.md.
CREATE TABLE difference (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  type VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  channel_order_number VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  transaction_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  refund_number VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  line_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  reference VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  booked_minor BIGINT NOT NULL,
  bill_minor BIGINT NOT NULL,
  suspense_debit_minor BIGINT NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  business_date DATE NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  resolved_at DATETIME(6) NULL,
  KEY difference_day (business_date, channel),
  KEY difference_open (channel, state),
  KEY difference_order (order_id),
  KEY difference_transaction (transaction_id)
) ENGINE = InnoDB;

-- A channel's day whose bill was matched whole; there is no row before.
CREATE TABLE channel_day (
  id VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  channel VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  business_date DATE NOT NULL,
  bill_hash VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  line_count INT NOT NULL,
  line_minor BIGINT NOT NULL,
  matched_count INT NOT NULL,
  matched_minor BIGINT NOT NULL,
  differing_count INT NOT NULL,
  differing_minor BIGINT NOT NULL,
  fee_minor BIGINT NOT NULL,
  reconciled_at DATETIME(6) NOT NULL,
  KEY channel_day_date (business_date)
) ENGINE = InnoDB;

-- One row for each drawer and date: the last count holds.
CREATE TABLE cash_count (
  id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  drawer_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  business_date DATE NOT NULL,
  expected_minor BIGINT NOT NULL,
  counted_minor BIGINT NOT NULL,
  counted_by VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  counted_at DATETIME(6) NOT NULL,
  KEY cash_count_date (business_date)
) ENGINE = InnoDB;

-- A closed business day; there is no row before.
CREATE TABLE business_day (
  id VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  business_date DATE NOT NULL,
  closed_by VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  closed_at DATETIME(6) NOT NULL
) ENGINE = InnoDB;
