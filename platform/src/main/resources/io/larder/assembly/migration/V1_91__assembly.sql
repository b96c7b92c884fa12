-- The processes that follow the sandbox's business time, and how far each has come; none in LIVE.
CREATE TABLE clock_follower (
    process        VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    offset_seconds BIGINT      NOT NULL,
    seen_at        DATETIME(6) NOT NULL
) ENGINE = InnoDB;
