-- How far each poll and each backfill has come, as the journal's newest entry of it says (JSON).
CREATE TABLE poll_cursor (
    poll VARCHAR(300) NOT NULL,
    source VARCHAR(100) NOT NULL,
    entry BIGINT NOT NULL,
    told_at TIMESTAMP WITH TIME ZONE NOT NULL,
    state VARCHAR(20000) NOT NULL,
    CONSTRAINT poll_cursor_pk PRIMARY KEY (poll)
);
