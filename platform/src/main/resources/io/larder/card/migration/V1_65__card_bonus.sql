-- Campaigns that give bonus for a recharge. A row never changes but for its end.
CREATE TABLE card_campaign (
    id                 VARBINARY(40) NOT NULL PRIMARY KEY,
    name_zh            VARCHAR(80)  CHARACTER SET utf8mb4 NOT NULL,
    name_en            VARCHAR(80)  CHARACTER SET utf8mb4 NOT NULL,
    first_day          DATE         NOT NULL,
    last_day           DATE         NOT NULL,
    minimum_minor      BIGINT       NOT NULL,
    fixed_minor        BIGINT       NOT NULL,
    thousandths        INT          NOT NULL,
    most_minor         BIGINT       NULL,
    most_on_card_minor BIGINT       NULL,
    holders            VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    product_ids        VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    methods            VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    pay_withs          VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    store_ids          VARCHAR(4000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    valid_days         INT          NOT NULL,
    priority           INT          NOT NULL,
    made_at            DATETIME(6)  NOT NULL,
    made_by            VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ended_at           DATETIME(6)  NULL
) ENGINE = InnoDB;

-- A bonus lot names its campaign as its source.
ALTER TABLE card_lot MODIFY source_channel VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;

-- When a bonus lot ends; due_on is null once nothing is left to take off. Whoever makes a bonus lot adds its row.
CREATE TABLE card_bonus (
    id             VARBINARY(48) NOT NULL PRIMARY KEY,
    card_id        VARBINARY(40) NOT NULL,
    expires_on     DATE          NOT NULL,
    due_on         DATE          NULL,
    expired_minor  BIGINT        NOT NULL,
    KEY card_bonus_due (due_on, id)
) ENGINE = InnoDB;

-- What a campaign that has a maximum for each card gave one card: the card's id, slash, the campaign's.
CREATE TABLE card_bonus_use (
    id          VARBINARY(88) NOT NULL PRIMARY KEY,
    given_minor BIGINT        NOT NULL
) ENGINE = InnoDB;
