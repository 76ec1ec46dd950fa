-- Everything here follows from the journal: thin events ask, the answers to fetches and their failures close.
-- Times are milliseconds since the epoch.

-- Each route that fetches for a source.
CREATE TABLE fetch_route (
    source VARCHAR(100) NOT NULL,
    route VARCHAR(200) NOT NULL,
    -- The newest entry that shows the platform at work, 0 for none.
    answered_entry BIGINT NOT NULL,
    -- The problem that a person must mend, as JSON; null while it goes.
    paused VARCHAR(8000),
    CONSTRAINT fetch_route_pk PRIMARY KEY (source, route)
);

-- What is to be fetched, once for all the events that named it since the last answer.
CREATE TABLE fetch_task (
    source VARCHAR(100) NOT NULL,
    route VARCHAR(200) NOT NULL,
    object_id VARCHAR(200) NOT NULL,
    mapping VARCHAR(200) NOT NULL,
    first_entry BIGINT NOT NULL,
    last_entry BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    -- The entry of the last failure, 0 for none.
    failed_entry BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    CONSTRAINT fetch_task_pk PRIMARY KEY (source, route, object_id)
);

CREATE INDEX fetch_task_turn ON fetch_task (source, route, not_before, first_entry);
CREATE INDEX fetch_task_age ON fetch_task (source, route, first_entry, not_before);

-- Events that wait until what they name was fetched.
CREATE TABLE thin_event (
    entry BIGINT NOT NULL,
    source VARCHAR(100) NOT NULL,
    route VARCHAR(200) NOT NULL,
    object_id VARCHAR(200) NOT NULL,
    mapping VARCHAR(200) NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- Whether the event is ignored, and not dead, when the platform no longer has what it names.
    may_be_gone BOOLEAN NOT NULL,
    CONSTRAINT thin_event_pk PRIMARY KEY (entry)
);

CREATE INDEX thin_event_object ON thin_event (source, route, object_id, entry);
