-- Money of a recharge that its channel took back: one for each recharge, never deleted.
CREATE TABLE recharge_chargeback (
  id VARBINARY(40) NOT NULL PRIMARY KEY,
  order_id VARBINARY(40) NOT NULL,
  store_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel_reference VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount_minor BIGINT NOT NULL,
  taken_minor BIGINT NOT NULL,
  reason VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  opened_by VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  ended_by VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ended_at DATETIME(6) NULL,
  business_date DATE NOT NULL,
  KEY recharge_chargeback_by_state (state, id)
) ENGINE = InnoDB;
