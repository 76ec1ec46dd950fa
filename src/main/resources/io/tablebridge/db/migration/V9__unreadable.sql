-- Fields that stayed unknown in records that were taken, because their value could not be read.
CREATE TABLE unreadable_field (
    source VARCHAR(100) NOT NULL,
    event_day DATE NOT NULL,
    field VARCHAR(100) NOT NULL,
    n BIGINT NOT NULL,
    CONSTRAINT unreadable_field_pk PRIMARY KEY (source, event_day, field)
);
