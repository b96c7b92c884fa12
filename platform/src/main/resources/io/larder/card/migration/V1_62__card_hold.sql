-- Money of a card that is held back for a store. What is held stands as pending debits of its card's
-- accounts: the sum of the open holds.
CREATE TABLE card_hold (
    id              VARBINARY(40) NOT NULL PRIMARY KEY,
    card_id         VARBINARY(40) NOT NULL,
    store_id        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state           VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    principal_minor BIGINT      NOT NULL,
    bonus_minor     BIGINT      NOT NULL,
    committed_minor BIGINT      NOT NULL,
    held_at         DATETIME(6) NOT NULL,
    expires_at      DATETIME(6) NOT NULL,
    ended_at        DATETIME(6) NULL,
    business_date   DATE        NOT NULL,
    KEY card_hold_by_card (card_id),
    KEY card_hold_due (state, expires_at)
) ENGINE = InnoDB;
