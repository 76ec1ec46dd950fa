-- Dead events that went through at a person's decision: whoever catches up from before it needs their bodies once more.
CREATE TABLE revived_event (
    entry BIGINT NOT NULL,
    body INTEGER NOT NULL,
    decision BIGINT NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT revived_event_pk PRIMARY KEY (entry, body)
);
CREATE INDEX revived_event_decision ON revived_event (decision);
