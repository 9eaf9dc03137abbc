-- The newest portfolio of an account on a date.
CREATE TABLE portfolios (
    symbol   text        NOT NULL,
    date     date        NOT NULL,
    as_of    timestamptz NOT NULL,
    event_id text        NOT NULL,
    body     jsonb       NOT NULL,
    PRIMARY KEY (symbol, date)
);
CREATE INDEX portfolios_by_date ON portfolios (date);
