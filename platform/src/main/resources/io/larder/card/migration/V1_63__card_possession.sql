-- What proves that somebody holds a card. No secret stands here: PINs are kept by Argon2id over a keyed
-- hash, payment codes and sessions by a keyed hash, and a card's own secret not at all, because the
-- vault's key gives it again.
CREATE TABLE card_pin (
    card_id    VARBINARY(40) NOT NULL PRIMARY KEY,
    pin_hash   VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    failures   INT          NOT NULL,
    set_at     DATETIME(6)  NOT NULL,
    locked_at  DATETIME(6)  NULL
) ENGINE = InnoDB;

CREATE TABLE card_secret (
    card_id    VARBINARY(40) NOT NULL PRIMARY KEY,
    number     INT          NOT NULL,
    made_at    DATETIME(6)  NOT NULL
) ENGINE = InnoDB;

CREATE TABLE card_payment_code (
    code_hash  VARBINARY(64) NOT NULL PRIMARY KEY,
    card_id    VARBINARY(40) NOT NULL,
    expires_at DATETIME(6)  NOT NULL,
    used_at    DATETIME(6)  NULL,
    KEY card_payment_code_by_end (expires_at)
) ENGINE = InnoDB;

CREATE TABLE card_owner_session (
    token_hash   VARBINARY(64) NOT NULL PRIMARY KEY,
    customer_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    opened_by    VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    opened_at    DATETIME(6)  NOT NULL,
    last_seen_at DATETIME(6)  NOT NULL,
    KEY card_owner_session_by_use (last_seen_at)
) ENGINE = InnoDB;
