-- How far each poll and each backfill has come, as the journal's newest entry of it says (JSON).
CREATE TABLE poll_cursor (
    poll VARCHAR(300) NOT NULL,
    source VARCHAR(100) NOT NULL,
    entry BIGINT NOT NULL,
    told_at TIMESTAMP WITH TIME ZONE NOT NULL,
    state VARCHAR(20000) NOT NULL,
    CONSTRAINT poll_cursor_pk PRIMARY KEY (poll)
);

-- What a poll that looks for deletions has listed, and how many whole sweeps in a row did not list it. record_at: the record's
-- own date in milliseconds since the epoch, null where the list has none. shape: of the poll as it was written then.
CREATE TABLE poll_watch (
    poll VARCHAR(300) NOT NULL,
    object_id VARCHAR(200) NOT NULL,
    shape VARCHAR(16) NOT NULL,
    record_at BIGINT,
    missed INTEGER NOT NULL,
    CONSTRAINT poll_watch_pk PRIMARY KEY (poll, object_id)
);
