-- What a revision says, for programs, and what makes it the same as another: the next one names what it changes.
ALTER TABLE reports ADD COLUMN facts jsonb;
ALTER TABLE reports ADD COLUMN content text;

-- The course of an alert: its events, also those that end it, on all dates.
ALTER TABLE alerts
    ADD COLUMN alert_id text GENERATED ALWAYS AS (body ->> 'alert_id') STORED,
    ADD COLUMN phase text GENERATED ALWAYS AS (body ->> 'phase') STORED;
CREATE INDEX alerts_by_alert ON alerts (alert_id);
CREATE INDEX alerts_by_symbol ON alerts (symbol, date);

-- The last price of an asset on a date, as features have it.
CREATE TABLE closes (
    symbol   text             NOT NULL,
    date     date             NOT NULL,
    price    double precision NOT NULL,
    known_at timestamptz      NOT NULL,
    event_id text             NOT NULL,
    PRIMARY KEY (symbol, date)
);
CREATE INDEX closes_by_date ON closes (date);

-- The newest signal of an asset on a date.
CREATE TABLE signals (
    symbol   text        NOT NULL,
    date     date        NOT NULL,
    as_of    timestamptz NOT NULL,
    event_id text        NOT NULL,
    body     jsonb       NOT NULL,
    PRIMARY KEY (symbol, date)
);
CREATE INDEX signals_by_date ON signals (date);

-- Futures curves, whole or in parts.
CREATE TABLE curves (
    event_id text        PRIMARY KEY,
    symbol   text        NOT NULL,
    date     date        NOT NULL,
    as_of    timestamptz NOT NULL,
    seq      bigint      GENERATED ALWAYS AS IDENTITY,
    body     jsonb       NOT NULL
);
CREATE INDEX curves_by_date ON curves (date, symbol);
