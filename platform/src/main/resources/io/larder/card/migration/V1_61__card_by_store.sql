-- Staff see the cards of their own stores; neither column ever changes, so recharges do not pay for it.
CREATE INDEX card_by_store ON card (store_id, id);
