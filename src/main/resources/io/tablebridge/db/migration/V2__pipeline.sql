-- One row: the journal this database is a projection of, and the last entry whose effects it holds.
CREATE TABLE pipeline_state (
    id INTEGER NOT NULL,
    journal_id VARCHAR(100) NOT NULL,
    entry BIGINT NOT NULL,
    CONSTRAINT pipeline_state_pk PRIMARY KEY (id)
);

CREATE TABLE event_count (
    source VARCHAR(100) NOT NULL,
    event_day DATE NOT NULL,
    state VARCHAR(20) NOT NULL,
    n BIGINT NOT NULL,
    CONSTRAINT event_count_pk PRIMARY KEY (source, event_day, state)
);

CREATE TABLE record_count (
    source VARCHAR(100) NOT NULL,
    event_day DATE NOT NULL,
    state VARCHAR(20) NOT NULL,
    n BIGINT NOT NULL,
    CONSTRAINT record_count_pk PRIMARY KEY (source, event_day, state)
);

-- What cannot go on without a person. problems: JSON list of code, place and arguments, never personal values.
CREATE TABLE dead_event (
    entry BIGINT NOT NULL,
    body INTEGER NOT NULL,
    kind VARCHAR(20) NOT NULL,
    source VARCHAR(100) NOT NULL,
    mapping VARCHAR(200) NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    problems VARCHAR(20000) NOT NULL,
    -- Closed by a person without another try: by which decision, when, who and why.
    dismissed_entry BIGINT,
    dismissed_at TIMESTAMP WITH TIME ZONE,
    dismissed_by VARCHAR(60),
    dismissed_why VARCHAR(300),
    CONSTRAINT dead_event_pk PRIMARY KEY (entry, body)
);

-- Dead events that went through at a person's decision: whoever catches up from before it needs their bodies once more.
CREATE TABLE revived_event (
    entry BIGINT NOT NULL,
    body INTEGER NOT NULL,
    decision BIGINT NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT revived_event_pk PRIMARY KEY (entry, body)
);

CREATE INDEX revived_event_decision ON revived_event (decision);

-- The mappings in force, each with its text.
CREATE TABLE active_rule (
    name VARCHAR(200) NOT NULL,
    since_entry BIGINT NOT NULL,
    content VARCHAR(1000000) NOT NULL,
    CONSTRAINT active_rule_pk PRIMARY KEY (name)
);

-- The first entry received on each day (UTC): where the window of resends begins after a start.
CREATE TABLE journal_day (
    received_day DATE NOT NULL,
    first_entry BIGINT NOT NULL,
    CONSTRAINT journal_day_pk PRIMARY KEY (received_day)
);

-- Fields that stayed unknown in records that were taken, because their value could not be read.
CREATE TABLE unreadable_field (
    source VARCHAR(100) NOT NULL,
    event_day DATE NOT NULL,
    field VARCHAR(100) NOT NULL,
    n BIGINT NOT NULL,
    CONSTRAINT unreadable_field_pk PRIMARY KEY (source, event_day, field)
);
