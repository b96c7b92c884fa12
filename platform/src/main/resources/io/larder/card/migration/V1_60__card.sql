-- Cards. What a number belongs to never changes, so it has a table of its own that is written once.
CREATE TABLE card_product (
    id             VARBINARY(40) NOT NULL PRIMARY KEY,
    name_zh        VARCHAR(80)  CHARACTER SET utf8mb4 NOT NULL,
    name_en        VARCHAR(80)  CHARACTER SET utf8mb4 NOT NULL,
    named          BOOLEAN      NOT NULL,
    currency       CHAR(3)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    issuer         CHAR(3)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    active         BOOLEAN      NOT NULL
) ENGINE = InnoDB;

CREATE TABLE card (
    id             VARBINARY(40) NOT NULL PRIMARY KEY,
    product_id     VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    named          BOOLEAN      NOT NULL,
    status         VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    freeze_reason  VARCHAR(200) CHARACTER SET utf8mb4 NULL,
    customer_id    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    holder_kind    VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    store_id       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    issued_on      DATE         NOT NULL,
    expires_on     DATE         NULL,
    bonus_minor    BIGINT       NOT NULL,
    first_open_lot INT          NOT NULL,
    next_lot       INT          NOT NULL,
    version        BIGINT       NOT NULL
) ENGINE = InnoDB;

CREATE TABLE card_number (
    number         CHAR(16)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    card_id        VARBINARY(40) NOT NULL,
    batch_id       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    KEY card_number_by_card (card_id),
    KEY card_number_by_batch (batch_id)
) ENGINE = InnoDB;

CREATE TABLE card_lot (
    id                VARBINARY(48) NOT NULL PRIMARY KEY,
    card_id           VARBINARY(40) NOT NULL,
    kind              VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    original_minor    BIGINT      NOT NULL,
    remaining_minor   BIGINT      NOT NULL,
    source_channel    VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payment_reference VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_on        DATE        NULL,
    priority          INT         NOT NULL,
    business_date     DATE        NOT NULL
) ENGINE = InnoDB;
