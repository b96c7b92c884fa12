-- The store of the order, so that who is limited to stores sees theirs; null when no order of ours.
ALTER TABLE difference
  ADD COLUMN store_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD KEY difference_store (store_id);
