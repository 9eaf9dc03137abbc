-- The newest features of an asset on a date, and the newest flow map.
CREATE TABLE features (
    symbol   text        NOT NULL,
    date     date        NOT NULL,
    as_of    timestamptz NOT NULL,
    event_id text        NOT NULL,
    body     jsonb       NOT NULL,
    PRIMARY KEY (symbol, date)
);
CREATE INDEX features_by_date ON features (date);

CREATE TABLE flows (
    symbol   text        NOT NULL,
    date     date        NOT NULL,
    as_of    timestamptz NOT NULL,
    event_id text        NOT NULL,
    body     jsonb       NOT NULL,
    PRIMARY KEY (symbol, date)
);
