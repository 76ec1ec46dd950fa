-- Nightly batches. since: when it was seen first; last_due: the due time that was run last, or since.
CREATE TABLE nightly_batch (
    name VARCHAR(100) NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    last_due TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT nightly_batch_pk PRIMARY KEY (name)
);

-- Runs of batches, named by the entry that began each. missed: due times before this one that nobody ran; late_at: when no
-- file had come by the latest time; told_entry: the last entry about the run. problems: as in dead_event, no personal values.
CREATE TABLE nightly_run (
    entry BIGINT NOT NULL,
    batch VARCHAR(100) NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    by_hand BOOLEAN NOT NULL,
    missed INTEGER NOT NULL,
    begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
    late_at TIMESTAMP WITH TIME ZONE,
    ended_at TIMESTAMP WITH TIME ZONE,
    outcome VARCHAR(20) NOT NULL,
    rows_total BIGINT NOT NULL,
    target VARCHAR(1000) NOT NULL,
    problems VARCHAR(20000) NOT NULL,
    told_entry BIGINT NOT NULL,
    CONSTRAINT nightly_run_pk PRIMARY KEY (entry)
);

CREATE INDEX nightly_run_batch ON nightly_run (batch, entry);
CREATE INDEX nightly_run_told ON nightly_run (told_entry);

-- Files that came to a run. fate: taken, again or refused; known_at: when a file that came again was taken; torn: it ends
-- in the middle of a row; usual_rows: what is usual where it has far fewer, otherwise 0; correction: rejected rows that
-- came back corrected.
CREATE TABLE nightly_file (
    entry BIGINT NOT NULL,
    run_entry BIGINT NOT NULL,
    fate VARCHAR(20) NOT NULL,
    file_name VARCHAR(255) NOT NULL,
    file_hash VARCHAR(64) NOT NULL,
    rows_total BIGINT NOT NULL,
    applied BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    superseded BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    ignored BIGINT NOT NULL,
    dead BIGINT NOT NULL,
    rejects VARCHAR(1000) NOT NULL,
    torn BOOLEAN NOT NULL,
    usual_rows BIGINT NOT NULL,
    correction BOOLEAN NOT NULL,
    known_at TIMESTAMP WITH TIME ZONE,
    problems VARCHAR(20000) NOT NULL,
    CONSTRAINT nightly_file_pk PRIMARY KEY (entry)
);

CREATE INDEX nightly_file_run ON nightly_file (run_entry, entry);

-- The morning's messages, and where each was sent.
CREATE TABLE nightly_message (
    id VARCHAR(40) NOT NULL,
    entry BIGINT NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    content VARCHAR(1000000) NOT NULL,
    CONSTRAINT nightly_message_pk PRIMARY KEY (id)
);

CREATE TABLE nightly_message_sent (
    id VARCHAR(40) NOT NULL,
    channel VARCHAR(20) NOT NULL,
    sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT nightly_message_sent_pk PRIMARY KEY (id, channel)
);
