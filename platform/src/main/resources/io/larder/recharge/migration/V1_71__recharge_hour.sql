-- Confirmed recharges by the hour of their payment (0 to 23, Asia/Shanghai), kept by the relay.
CREATE TABLE recharge_hour (
  business_date DATE NOT NULL,
  store_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  method VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  pay_with VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hour TINYINT NOT NULL,
  recharges BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  PRIMARY KEY (business_date, store_id, method, pay_with, hour)
) ENGINE = InnoDB;
