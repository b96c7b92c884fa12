-- What was paid with cards, so that goods can be given back. Like the orders of recharges it has no
-- index by card: a card's spends are found through the transfers of its accounts.
CREATE TABLE card_spend (
    id              VARBINARY(40) NOT NULL PRIMARY KEY,
    card_id         VARBINARY(40) NOT NULL,
    store_id        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor    BIGINT      NOT NULL,
    taken_lots      TEXT        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    refunded_minor  BIGINT      NOT NULL,
    balance_minor   BIGINT      NOT NULL,
    at              DATETIME(6) NOT NULL,
    business_date   DATE        NOT NULL
) ENGINE = InnoDB;

CREATE TABLE card_spend_refund (
    id              VARBINARY(40) NOT NULL PRIMARY KEY,
    spend_id        VARBINARY(40) NOT NULL,
    card_id         VARBINARY(40) NOT NULL,
    amount_minor    BIGINT      NOT NULL,
    bonus_minor     BIGINT      NOT NULL,
    balance_minor   BIGINT      NOT NULL,
    reason          VARCHAR(200) CHARACTER SET utf8mb4 NOT NULL,
    at              DATETIME(6) NOT NULL,
    business_date   DATE        NOT NULL,
    KEY card_spend_refund_of (spend_id)
) ENGINE = InnoDB;

-- A sale that several cards, or cards and cash, pay together.
CREATE TABLE card_sale (
    id              VARBINARY(40) NOT NULL PRIMARY KEY,
    store_id        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    spend_ids       VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor    BIGINT      NOT NULL,
    cash_minor      BIGINT      NOT NULL,
    drawer_id       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    at              DATETIME(6) NOT NULL,
    business_date   DATE        NOT NULL,
    KEY card_sale_cash (business_date, drawer_id)
) ENGINE = InnoDB;
