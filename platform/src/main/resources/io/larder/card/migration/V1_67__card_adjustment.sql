-- Corrections of a card's money and write-offs of claims. One person asks, another one decides:
-- the database itself refuses a row that one person both asked for and decided. Never deleted.
CREATE TABLE card_adjustment (
    id           VARBINARY(40) NOT NULL PRIMARY KEY,
    kind         VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    card_id      VARBINARY(40) NULL,
    claim_id     VARBINARY(40) NULL,
    store_id     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state        VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor BIGINT NOT NULL,
    reason       VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    note         VARCHAR(200) CHARACTER SET utf8mb4 NOT NULL,
    evidence     VARCHAR(120) CHARACTER SET utf8mb4 NOT NULL,
    asked_by     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    asked_at     DATETIME(6) NOT NULL,
    expires_at   DATETIME(6) NOT NULL,
    decided_by   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    comment      VARCHAR(200) CHARACTER SET utf8mb4 NULL,
    ended_at     DATETIME(6) NULL,
    posted_on    DATE NULL,
    KEY card_adjustment_by_state (state, id),
    KEY card_adjustment_due (state, expires_at),
    KEY card_adjustment_by_card (card_id),
    CONSTRAINT card_adjustment_above_zero CHECK (amount_minor > 0),
    CONSTRAINT card_adjustment_two_persons CHECK (decided_by IS NULL OR decided_by <> asked_by),
    CONSTRAINT card_adjustment_decided
        CHECK (state NOT IN ('APPROVED', 'REJECTED') OR decided_by IS NOT NULL)
) ENGINE = InnoDB;
