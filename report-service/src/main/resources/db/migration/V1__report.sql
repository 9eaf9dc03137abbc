-- Snapshots of a date: one row an observation. A correction of the same instant replaces the row. Only the bodies that a
-- report can speak of are kept: the date's first and its two newest.
CREATE TABLE snapshots (
    symbol   text             NOT NULL,
    as_of    timestamptz      NOT NULL,
    date     date             NOT NULL,
    event_id text             NOT NULL,
    spot     double precision NOT NULL,
    net_gex  double precision NOT NULL,
    body     jsonb,
    PRIMARY KEY (symbol, as_of)
);
CREATE INDEX snapshots_by_date ON snapshots (date, symbol, as_of);

-- The newest score of a symbol on a date.
CREATE TABLE scores (
    symbol   text        NOT NULL,
    date     date        NOT NULL,
    as_of    timestamptz NOT NULL,
    event_id text        NOT NULL,
    body     jsonb       NOT NULL,
    PRIMARY KEY (symbol, date)
);
CREATE INDEX scores_by_date ON scores (date);

CREATE TABLE alerts (
    event_id text        PRIMARY KEY,
    symbol   text        NOT NULL,
    date     date        NOT NULL,
    as_of    timestamptz NOT NULL,
    body     jsonb       NOT NULL
);
CREATE INDEX alerts_by_date ON alerts (date, as_of);

-- Dates with something to report; those with a first_change wait to be rendered. Its row is the lock on a date.
CREATE TABLE days (
    date         date PRIMARY KEY,
    first_change timestamptz,
    last_change  timestamptz,
    traceparent  text
);
CREATE INDEX days_waiting ON days (first_change) WHERE first_change IS NOT NULL;

-- Revisions of reports, in the order in which they were written; published_at is null until reports.published has them.
CREATE TABLE reports (
    seq          bigint      GENERATED ALWAYS AS IDENTITY,
    report_id    text        NOT NULL,
    date         date        NOT NULL,
    revision     integer     NOT NULL,
    event_id     text        NOT NULL UNIQUE,
    body         jsonb       NOT NULL,
    traceparent  text,
    stored_at    timestamptz NOT NULL DEFAULT now(),
    published_at timestamptz,
    PRIMARY KEY (report_id, revision)
);
CREATE INDEX reports_by_date ON reports (date DESC, revision DESC);
CREATE INDEX reports_pending ON reports (seq) WHERE published_at IS NULL;

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO dealerflow_reader;
GRANT SELECT ON reports TO dealerflow_reader;
