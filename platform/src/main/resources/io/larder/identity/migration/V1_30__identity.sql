CREATE TABLE legal_entity (
    id      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    name    VARCHAR(120) NOT NULL,
    name_zh VARCHAR(120) NOT NULL
) ENGINE = InnoDB;

CREATE TABLE store (
    id              VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    legal_entity_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name            VARCHAR(120) NOT NULL,
    name_zh         VARCHAR(120) NOT NULL,
    FOREIGN KEY (legal_entity_id) REFERENCES legal_entity (id)
) ENGINE = InnoDB;

CREATE TABLE terminal (
    id       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    store_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind     VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name     VARCHAR(120) NOT NULL,
    FOREIGN KEY (store_id) REFERENCES store (id)
) ENGINE = InnoDB;

-- A drawer without a terminal is carried from till to till.
CREATE TABLE drawer (
    id          VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    store_id    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    terminal_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    name        VARCHAR(120) NOT NULL,
    FOREIGN KEY (store_id) REFERENCES store (id),
    FOREIGN KEY (terminal_id) REFERENCES terminal (id)
) ENGINE = InnoDB;

-- stores and terminals: ids parted by blanks, * for all; caps: OPERATION=minor parted by blanks.
CREATE TABLE staff (
    id            VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    user_name     VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    password_hash VARCHAR(200)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    must_change   BOOLEAN       NOT NULL,
    used          BOOLEAN       NOT NULL,
    disabled      BOOLEAN       NOT NULL,
    stores        VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    terminals     VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    caps          VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at    DATETIME(6)   NOT NULL,
    UNIQUE KEY staff_user_name (user_name)
) ENGINE = InnoDB;

CREATE TABLE staff_role (
    staff_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    role     VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (staff_id, role),
    FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE = InnoDB;

-- Sessions outlive a restart; only the hash of the cookie is kept.
CREATE TABLE staff_session (
    token_hash   CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    staff_id     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at   DATETIME(6) NOT NULL,
    last_seen_at DATETIME(6) NOT NULL,
    KEY staff_session_staff (staff_id),
    KEY staff_session_seen (last_seen_at),
    FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE = InnoDB;

-- An account's or an address's failed tries, by a hash of its name.
CREATE TABLE sign_in_failure (
    subject       CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    failures      INT         NOT NULL,
    last_at       DATETIME(6) NOT NULL,
    blocked_until DATETIME(6) NOT NULL,
    KEY sign_in_failure_last (last_at)
) ENGINE = InnoDB;

CREATE TABLE machine_key (
    id          VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    prefix      VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    secret_hash CHAR(64)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name        VARCHAR(80)   NOT NULL,
    operations  VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    stores      VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    terminals   VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    caps        VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at  DATETIME(6)   NOT NULL,
    revoked_at  DATETIME(6)   NULL,
    UNIQUE KEY machine_key_prefix (prefix)
) ENGINE = InnoDB;

CREATE TABLE security_event (
    id     VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    at     DATETIME(6)  NOT NULL,
    what   VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    who    VARCHAR(80)  NOT NULL,
    detail VARCHAR(400) NOT NULL,
    KEY security_event_what (what, at)
) ENGINE = InnoDB;
