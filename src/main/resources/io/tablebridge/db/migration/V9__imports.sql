-- Each file whose rows were taken, or are being taken. form: how it is read; after_place: behind the last row that the
-- journal holds; the counts add up to rows_total once it has ended, unless the journal has lost rows.
CREATE TABLE import_run (
    id VARCHAR(16) NOT NULL,
    source VARCHAR(100) NOT NULL,
    mapping VARCHAR(200) NOT NULL,
    file_name VARCHAR(255) NOT NULL,
    file_hash VARCHAR(64) NOT NULL,
    file_size BIGINT NOT NULL,
    form VARCHAR(1000000) NOT NULL,
    begun_entry BIGINT NOT NULL,
    begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
    after_place VARCHAR(100) NOT NULL,
    applied BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    superseded BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    ignored BIGINT NOT NULL,
    dead BIGINT NOT NULL,
    rows_total BIGINT,
    ended_entry BIGINT,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT import_run_pk PRIMARY KEY (id)
);

-- Rows that were not taken: where their text is in the journal, and why. problems: as in dead_event, no personal values.
CREATE TABLE import_reject (
    import_id VARCHAR(16) NOT NULL,
    row_no BIGINT NOT NULL,
    line_no BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    body INTEGER NOT NULL,
    problems VARCHAR(20000) NOT NULL,
    CONSTRAINT import_reject_pk PRIMARY KEY (entry, body)
);

CREATE INDEX import_reject_row ON import_reject (import_id, row_no);
