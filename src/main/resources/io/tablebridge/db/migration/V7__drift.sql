-- How many events of a source went through a mapping, for each way that they came: webhook, poll, fetched.
CREATE TABLE mapped_event_count (
    source VARCHAR(100) NOT NULL,
    mapping VARCHAR(200) NOT NULL,
    channel VARCHAR(20) NOT NULL,
    n BIGINT NOT NULL,
    CONSTRAINT mapped_event_count_pk PRIMARY KEY (source, mapping, channel)
);

-- What events look like: where something stood, of which kind (text, number, boolean, list, object; word: a word that no
-- table knows, by field), in how many of them, first and last in which of them. sample: the shape of a value, never itself.
CREATE TABLE event_place (
    source VARCHAR(100) NOT NULL,
    mapping VARCHAR(200) NOT NULL,
    channel VARCHAR(20) NOT NULL,
    place VARCHAR(300) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    n BIGINT NOT NULL,
    first_nth BIGINT NOT NULL,
    first_entry BIGINT NOT NULL,
    first_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_nth BIGINT NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE NOT NULL,
    sample VARCHAR(60) NOT NULL,
    CONSTRAINT event_place_pk PRIMARY KEY (source, mapping, channel, place, kind)
);
