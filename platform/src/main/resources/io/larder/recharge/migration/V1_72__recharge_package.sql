-- The bonus promised and given for a recharge, and what of it went back. Recharges with neither have no row here.
CREATE TABLE recharge_package (
  id VARBINARY(40) NOT NULL PRIMARY KEY,
  campaign_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  promised_minor BIGINT NOT NULL,
  valid_days INT NOT NULL,
  most_on_card_minor BIGINT NULL,
  bonus_lot_id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  bonus_minor BIGINT NOT NULL,
  refunded_minor BIGINT NOT NULL,
  bonus_back_minor BIGINT NOT NULL,
  paid_back_minor BIGINT NOT NULL
) ENGINE = InnoDB;

ALTER TABLE recharge_refund ADD COLUMN bonus_minor BIGINT NOT NULL DEFAULT 0;

-- Orders that were taken back whole before partial refunds existed.
INSERT INTO recharge_package
SELECT o.id, NULL, 0, 0, NULL, NULL, 0, o.amount_minor, 0,
       CASE o.state WHEN 'REFUNDED' THEN o.amount_minor ELSE 0 END
  FROM recharge_order o
 WHERE o.lot_id IS NOT NULL AND o.state IN ('REFUNDING', 'REFUNDED');
