-- What a record may be looked up by beside its key: a reservation or a bill by its table and time, a bill by the
-- reservation or the bill that it names. Follows from the record alone.
CREATE TABLE clue (
    record_id BIGINT NOT NULL,
    clue VARCHAR(400) NOT NULL,
    CONSTRAINT clue_pk PRIMARY KEY (clue, record_id)
);

-- Clues that more records have than can belong together, and how many: they lead nowhere. Follows from the table above.
CREATE TABLE crowded_clue (
    clue VARCHAR(400) NOT NULL,
    n BIGINT NOT NULL,
    CONSTRAINT crowded_clue_pk PRIMARY KEY (clue)
);

-- On which record a bill (each part of it), an answer to a survey or the like hangs: whose that record is, it belongs to.
-- target_id 0: on none; then why says why not. arguments: a JSON list for the sentence that why stands for.
CREATE TABLE link (
    record_id BIGINT NOT NULL,
    target_id BIGINT NOT NULL,
    how VARCHAR(20) NOT NULL,
    confidence INTEGER NOT NULL,
    why VARCHAR(30) NOT NULL,
    arguments VARCHAR(2000) NOT NULL,
    CONSTRAINT link_pk PRIMARY KEY (record_id)
);

CREATE INDEX link_target ON link (target_id);

-- What people said of bills: it holds against whatever is found out later. reservation_id null: the bill is nobody's.
CREATE TABLE link_decision (
    source VARCHAR(100) NOT NULL,
    bill_id VARCHAR(200) NOT NULL,
    reservation_source VARCHAR(100),
    reservation_id VARCHAR(200),
    entry BIGINT NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_by VARCHAR(60) NOT NULL,
    decided_why VARCHAR(300) NOT NULL,
    CONSTRAINT link_decision_pk PRIMARY KEY (source, bill_id)
);

-- How many bills of each source there are, deleted ones left out, and how many of them belong to a guest.
CREATE TABLE bill_count (
    source VARCHAR(100) NOT NULL,
    bills BIGINT NOT NULL,
    with_guest BIGINT NOT NULL,
    CONSTRAINT bill_count_pk PRIMARY KEY (source)
);
