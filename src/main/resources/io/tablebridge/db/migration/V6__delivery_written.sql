-- The newest claim of which at least one write is known to have succeeded, 0 for none: whether the destination does its work.
ALTER TABLE delivery_destination ADD COLUMN written BIGINT DEFAULT 0 NOT NULL;
