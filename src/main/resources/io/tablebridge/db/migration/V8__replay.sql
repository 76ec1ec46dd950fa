-- How far each pass of a replay has come and what it did. rule_entry: the entry by which the mapping's text came into
-- force; selection: source and times, where only some events are meant; decision: the last decision that was taken.
CREATE TABLE replay (
    mapping VARCHAR(200) NOT NULL,
    rule_entry BIGINT NOT NULL,
    selection VARCHAR(200) NOT NULL,
    pass INTEGER NOT NULL,
    lowest BIGINT NOT NULL,
    finished BOOLEAN NOT NULL,
    bodies BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    withdrawn BIGINT NOT NULL,
    open_records BIGINT NOT NULL,
    unreadable BIGINT NOT NULL,
    left_out BIGINT NOT NULL,
    outdated BIGINT NOT NULL,
    decision BIGINT NOT NULL,
    CONSTRAINT replay_pk PRIMARY KEY (mapping, rule_entry, selection, pass)
);
