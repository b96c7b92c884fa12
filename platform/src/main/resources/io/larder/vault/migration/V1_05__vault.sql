-- Data keys, wrapped by the master key that stands in a file outside the database.
CREATE TABLE vault_key (
    purpose    VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version    INT          NOT NULL,
    algorithm  VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    master     CHAR(16)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    wrapped    VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (purpose, version)
) ENGINE = InnoDB;

-- Secrets by name, such as merchant keys.
CREATE TABLE vault_secret (
    name       VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    sealed     MEDIUMTEXT   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    updated_at DATETIME(6)  NOT NULL
) ENGINE = InnoDB;

-- Files by name, such as bills; each part is sealed by itself so that no file has to fit in memory.
CREATE TABLE vault_file (
    id     VARCHAR(220) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    name   VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    part   INT          NOT NULL,
    sealed LONGTEXT     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    UNIQUE KEY vault_file_part (name, part)
) ENGINE = InnoDB;
