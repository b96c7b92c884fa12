-- Why a card is frozen: the codes that stand, parted by commas, and how many chargebacks are open.
-- A card that was replaced or merged names the card that its money went to, and by how much the
-- numbers of its lots rose on the way; the other one is named at once, however long the chain.
ALTER TABLE card
    ADD COLUMN frozen_for       VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    ADD COLUMN open_chargebacks INT NOT NULL DEFAULT 0,
    ADD COLUMN replaced_by      VARBINARY(40) NULL,
    ADD COLUMN lot_shift        INT NOT NULL DEFAULT 0,
    ADD KEY card_by_successor (replaced_by);
UPDATE card SET frozen_for = 'RISK' WHERE status = 'FROZEN';

-- Who a customer is, as far as closing a card asks: the name, sealed, and a keyed hash to compare by.
CREATE TABLE card_customer (
    id          VARBINARY(64) NOT NULL PRIMARY KEY,
    name        VARCHAR(600) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name_lookup CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
) ENGINE = InnoDB;

-- A card that was given back, and the money that its holder gets for it. Never deleted.
CREATE TABLE card_payout (
    id              VARBINARY(40) NOT NULL PRIMARY KEY,
    card_id         VARBINARY(40) NOT NULL,
    store_id        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state           VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    way             VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor    BIGINT NOT NULL,
    forfeited_minor BIGINT NOT NULL,
    drawer_id       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    payee           VARCHAR(4000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    closed_by       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    closed_at       DATETIME(6) NOT NULL,
    paid_by         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    paid_at         DATETIME(6) NULL,
    bank_reference  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    business_date   DATE NOT NULL,
    KEY card_payout_by_card (card_id),
    KEY card_payout_by_state (state, id),
    KEY card_payout_by_day (business_date)
) ENGINE = InnoDB;
