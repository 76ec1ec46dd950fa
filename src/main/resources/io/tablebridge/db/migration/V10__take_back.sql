-- What it takes to take an import back as a whole. An import's number is that of the entry by which it began; 0 stands for
-- everything that is no import.

-- The new records that a block of an import brought: those from first_record to last_record.
CREATE TABLE imported_block (
    entry BIGINT NOT NULL,
    import_no BIGINT NOT NULL,
    first_record BIGINT NOT NULL,
    last_record BIGINT NOT NULL,
    CONSTRAINT imported_block_pk PRIMARY KEY (entry)
);

CREATE INDEX imported_block_import ON imported_block (import_no, first_record);

-- Of a record that an import told of, and something else too: what each of them alone told. The record is what they make
-- together. Columns as in record. A record without rows here was told of by one alone: by the import whose block has its
-- first entry, or by no import.
CREATE TABLE record_teller (
    record_id BIGINT NOT NULL,
    import_no BIGINT NOT NULL,
    venue VARCHAR(200) NOT NULL,
    told_scheme VARCHAR(50),
    told_number BIGINT,
    told_hash VARCHAR(32),
    told_entry BIGINT,
    told_body INTEGER,
    gone_scheme VARCHAR(50),
    gone_number BIGINT,
    gone_entry BIGINT,
    gone_body INTEGER,
    first_entry BIGINT NOT NULL,
    fields VARCHAR(200000) NOT NULL,
    peaks VARCHAR(4000) NOT NULL,
    CONSTRAINT record_teller_pk PRIMARY KEY (record_id, import_no)
);

CREATE INDEX record_teller_import ON record_teller (import_no, record_id);

-- Allergies and diets that an import told: who told each, the others too where they told it again.
CREATE TABLE safety_teller (
    record_id BIGINT NOT NULL,
    kind VARCHAR(20) NOT NULL,
    content VARCHAR(500) NOT NULL,
    import_no BIGINT NOT NULL,
    told_at TIMESTAMP WITH TIME ZONE NOT NULL,
    entry BIGINT NOT NULL,
    CONSTRAINT safety_teller_pk PRIMARY KEY (record_id, kind, content, import_no)
);

CREATE INDEX safety_teller_import ON safety_teller (import_no, record_id);

-- Imports that a person takes back, and how far that is: up to which record, and what became of the records.
CREATE TABLE take_back (
    import_no BIGINT NOT NULL,
    decided_entry BIGINT NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_by VARCHAR(60) NOT NULL,
    reached BIGINT NOT NULL,
    gone BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    finished BOOLEAN NOT NULL,
    CONSTRAINT take_back_pk PRIMARY KEY (import_no)
);

-- put_back: the entry by which an import was taken back that concerns this guest; what was written since put_back_since is
-- to be undone until sent reaches it. made: the generation with which the entity came to be known; ours_since: JSON, the
-- generation with which each value of ours was written.
CREATE INDEX delivery_guest ON delivery (guest_id);
ALTER TABLE delivery ADD COLUMN put_back BIGINT;
ALTER TABLE delivery ADD COLUMN put_back_since BIGINT;
ALTER TABLE delivery ADD COLUMN made BIGINT;
ALTER TABLE delivery ADD COLUMN ours_since VARCHAR(100000);
