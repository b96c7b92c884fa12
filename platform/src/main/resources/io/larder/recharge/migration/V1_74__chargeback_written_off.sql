-- What a lost chargeback's card could not give stays a claim until two persons write it off. Those
-- that were lost before have been posted as a loss at once.
ALTER TABLE recharge_chargeback ADD COLUMN written_off_minor BIGINT NOT NULL DEFAULT 0;
UPDATE recharge_chargeback SET written_off_minor = amount_minor - taken_minor WHERE state = 'LOST';
