-- The signed certificate of a closed day: its content in RFC 8785 form, as it was signed.
CREATE TABLE day_certificate (
  id VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  business_date DATE NOT NULL,
  content MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  signature VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  key_id CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  made_at DATETIME(6) NOT NULL
) ENGINE = InnoDB;
