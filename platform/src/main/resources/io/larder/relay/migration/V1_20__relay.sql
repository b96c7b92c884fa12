-- How far each consumer has come in each lane's events; advanced in the transaction of its work.
CREATE TABLE relay_position (
  consumer VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lane INT NOT NULL,
  next_event BIGINT NOT NULL,
  PRIMARY KEY (consumer, lane)
) ENGINE = InnoDB;
