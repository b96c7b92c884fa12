-- Orders of a card are found through its account's transfers: each order reserves or posts there.
CREATE TABLE recharge_order (
  id VARBINARY(40) NOT NULL PRIMARY KEY,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  card_id VARBINARY(40) NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  method VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  pay_with VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  terminal_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  drawer_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  asked_by VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tendered_minor BIGINT NULL,
  lot_id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  transaction_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  occurred_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NULL,
  confirmed_at DATETIME(6) NULL,
  business_date DATE NOT NULL,
  version BIGINT NOT NULL,
  KEY recharge_order_day (business_date, state)
) ENGINE = InnoDB;

-- One try to get an order paid through a channel. Its id is the channel order number.
CREATE TABLE recharge_attempt (
  id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  order_id VARBINARY(40) NOT NULL,
  channel VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  answer VARCHAR(2000) NULL,
  janitor_tries INT NOT NULL,
  janitor_due_at DATETIME(6) NULL,
  KEY recharge_attempt_order (order_id),
  KEY recharge_attempt_due (janitor_due_at)
) ENGINE = InnoDB;

-- Every authenticated word that money came, one row for each transaction at the channel.
CREATE TABLE recharge_receipt (
  id VARBINARY(80) NOT NULL PRIMARY KEY,
  order_id VARBINARY(40) NOT NULL,
  channel VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel_order_number CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  transaction_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount_minor BIGINT NOT NULL,
  applied VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  why VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  payer VARCHAR(600) CHARACTER SET ascii COLLATE ascii_bin NULL,
  paid_at DATETIME(6) NOT NULL,
  business_date DATE NOT NULL,
  KEY recharge_receipt_order (order_id),
  KEY recharge_receipt_day (channel, business_date),
  KEY recharge_receipt_transaction (channel, transaction_id)
) ENGINE = InnoDB;

-- Every refund is its own row and is never deleted; its id is the refund number at the channel.
CREATE TABLE recharge_refund (
  id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  order_id VARBINARY(40) NOT NULL,
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel_order_number CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
  transaction_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  drawer_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  amount_minor BIGINT NOT NULL,
  total_minor BIGINT NOT NULL,
  reason VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel_refund_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  janitor_tries INT NOT NULL,
  janitor_due_at DATETIME(6) NULL,
  asked_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  business_date DATE NOT NULL,
  KEY recharge_refund_order (order_id),
  KEY recharge_refund_due (janitor_due_at),
  KEY recharge_refund_day (channel, business_date),
  KEY recharge_refund_transaction (channel, transaction_id)
) ENGINE = InnoDB;
