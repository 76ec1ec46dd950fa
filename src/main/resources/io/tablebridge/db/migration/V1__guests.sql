-- A record as its source told it last. Ids ascend in the order of first sight, from 1 without gaps.
-- told_*: the newest state that is not a deletion (its content is in fields); gone_*: the newest deletion.
-- peaks: the highest version of each scheme ever told or deleted, as a JSON object.
CREATE TABLE record (
    id BIGINT NOT NULL,
    source VARCHAR(100) NOT NULL,
    record_type VARCHAR(20) NOT NULL,
    external_id VARCHAR(200) NOT NULL,
    part VARCHAR(200) NOT NULL,
    venue VARCHAR(200) NOT NULL,
    deleted BOOLEAN NOT NULL,
    starts_at TIMESTAMP WITH TIME ZONE,
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
    CONSTRAINT record_pk PRIMARY KEY (id),
    CONSTRAINT record_key UNIQUE (source, record_type, external_id, part)
);

-- Which guest a record belongs to, 0 when it is about nobody, and by what. features holds 16 bytes of hash for each feature.
CREATE TABLE membership (
    record_id BIGINT NOT NULL,
    guest_id BIGINT NOT NULL,
    name_hash BIGINT NOT NULL,
    features ${bytes} NOT NULL,
    CONSTRAINT membership_pk PRIMARY KEY (record_id)
);

CREATE INDEX membership_guest ON membership (guest_id);

-- The hashes of values that more names or records share than a personal value may have.
CREATE TABLE shared_value (
    high BIGINT NOT NULL,
    low BIGINT NOT NULL,
    CONSTRAINT shared_value_pk PRIMARY KEY (high, low)
);

-- Every guest number there ever was. It lives while its founding record belongs to it;
-- otherwise it is retired, and the guest of its founding record is the survivor.
CREATE TABLE guest (
    id BIGINT NOT NULL,
    public_id VARCHAR(40) NOT NULL,
    since_entry BIGINT NOT NULL,
    CONSTRAINT guest_pk PRIMARY KEY (id)
);

-- Allergies and diets from every version ever told, superseded and deleted ones too.
CREATE TABLE safety (
    record_id BIGINT NOT NULL,
    kind VARCHAR(20) NOT NULL,
    content VARCHAR(500) NOT NULL,
    told_at TIMESTAMP WITH TIME ZONE NOT NULL,
    entry BIGINT NOT NULL,
    CONSTRAINT safety_pk PRIMARY KEY (record_id, kind, content)
);
