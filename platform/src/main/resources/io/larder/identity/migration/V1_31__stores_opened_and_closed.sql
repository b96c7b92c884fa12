-- Names tell places apart for people, so asking twice for the same place makes one.
ALTER TABLE legal_entity
    ADD UNIQUE KEY legal_entity_name (name);

ALTER TABLE store
    ADD COLUMN closed_at DATETIME(6) NULL,
    ADD UNIQUE KEY store_name (name);

ALTER TABLE terminal
    ADD COLUMN closed_at DATETIME(6) NULL,
    ADD UNIQUE KEY terminal_name (store_id, name);

ALTER TABLE drawer
    ADD COLUMN closed_at DATETIME(6) NULL,
    ADD UNIQUE KEY drawer_name (store_id, name);
