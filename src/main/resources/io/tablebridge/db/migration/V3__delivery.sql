-- Everything here follows from the journal: marks from the events, the rest from CLAIM, OUTCOME and DECISION entries.
-- Times are milliseconds since the epoch, generations are numbers of journal entries.

-- The newest change of each guest, whatever destinations there are: a destination that comes later starts from here.
CREATE TABLE delivery_mark (
  guest_id BIGINT NOT NULL PRIMARY KEY,
  wanted   BIGINT NOT NULL
);

-- Changes of guests in their order, until they are folded into the marks.
CREATE TABLE delivery_change (
  guest_id BIGINT NOT NULL,
  newest   BIGINT NOT NULL
);

CREATE TABLE delivery_destination (
  name       VARCHAR(60) NOT NULL PRIMARY KEY,
  connected  BIGINT      NOT NULL, -- the entry that brought it in
  paused     VARCHAR(8000),        -- the problem that stopped it, as JSON; null while it goes
  credential VARCHAR(64),          -- the print of the credential that was refused
  writes     BIGINT      NOT NULL, -- entity writes so far
  go_ahead   BOOLEAN     NOT NULL, -- whether a person said that it may go beyond the first writes
  written    BIGINT      DEFAULT 0 NOT NULL -- the newest claim of which a write is known to have succeeded, 0 for none
);

CREATE TABLE delivery (
  destination VARCHAR(60) NOT NULL,
  guest_id    BIGINT      NOT NULL,
  state       VARCHAR(12) NOT NULL, -- WAITING, IN_STEP, UNWANTED, RETIRED, DEAD, DISMISSED
  wanted      BIGINT      NOT NULL, -- the generation to be told; while it waits, the guest's mark may be newer
  sent        BIGINT      NOT NULL, -- the generation it was told, 0 for none
  due         BIGINT,               -- the generation since which it waits; null when it does not
  remote_id   VARCHAR(200),
  adopted     BOOLEAN     NOT NULL, -- whether others made the entity and we took it over
  shadow      VARCHAR(1000000),     -- JSON: the last known value of each property; null while never read nor written
  ours        VARCHAR(1000000),     -- JSON: what properties that others fill too hold because we wrote it
  attempts    INTEGER     NOT NULL, -- failures in a row
  not_before  BIGINT,
  claim       BIGINT,               -- the entry of a write whose outcome is missing
  problem     VARCHAR(8000),        -- the last problem, as JSON
  recheck_at  BIGINT,               -- when it must be looked at though nothing came in
  dismissed_at  BIGINT,             -- by a person without another try; these say something only while it is DISMISSED
  dismissed_by  VARCHAR(60),
  dismissed_why VARCHAR(300),
  PRIMARY KEY (destination, guest_id)
);

CREATE INDEX delivery_due ON delivery (destination, due);
CREATE INDEX delivery_recheck ON delivery (destination, recheck_at);
