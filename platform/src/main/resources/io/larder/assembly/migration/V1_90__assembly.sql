-- How far the sandbox's business time is ahead of the wall; at most one row, and none in LIVE.
CREATE TABLE business_clock (
    id             TINYINT NOT NULL PRIMARY KEY,
    offset_seconds BIGINT  NOT NULL
) ENGINE = InnoDB;
