CREATE TABLE jobs (
    job_id       text PRIMARY KEY,
    kind         text NOT NULL,
    parameters   jsonb NOT NULL,
    state        text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    message      text,
    submitted_at timestamptz NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX jobs_newest ON jobs (submitted_at DESC, job_id);

CREATE TABLE job_units (
    job_id     text NOT NULL REFERENCES jobs ON DELETE CASCADE,
    unit       text NOT NULL,
    parameters jsonb NOT NULL,
    state      text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    attempts   integer NOT NULL DEFAULT 0,
    error      text,
    result     jsonb,
    started_at timestamptz,
    ended_at   timestamptz,
    PRIMARY KEY (job_id, unit)
);
COMMENT ON COLUMN job_units.attempts IS 'Begun, also by workers that were lost';
COMMENT ON COLUMN job_units.error IS 'Of the last attempt, if it failed';

GRANT SELECT ON jobs, job_units TO dealerflow_reader;

-- All fills, which portfolios are computed from anew.
CREATE TABLE portfolio_fills (
    event_id text PRIMARY KEY,
    account  text NOT NULL,
    symbol   text NOT NULL,
    body     jsonb NOT NULL
);
COMMENT ON COLUMN portfolio_fills.symbol IS 'Of the instrument, without its venue';
CREATE INDEX portfolio_fills_account ON portfolio_fills (account, symbol);
CREATE INDEX portfolio_fills_symbol ON portfolio_fills (symbol, account);

CREATE TABLE portfolio_closes (
    symbol text NOT NULL,
    date   date NOT NULL,
    price  double precision NOT NULL,
    bar_at timestamptz NOT NULL,
    PRIMARY KEY (symbol, date)
);
COMMENT ON COLUMN portfolio_closes.bar_at IS 'When the bar begins that the price is the close of';

-- What the newest chain says of each option that was traded.
CREATE TABLE portfolio_options (
    symbol text PRIMARY KEY,
    as_of  timestamptz NOT NULL,
    body   jsonb NOT NULL
);

-- The newest portfolio of each account.
CREATE TABLE portfolios (
    account   text PRIMARY KEY,
    event_id  text NOT NULL,
    as_of     timestamptz NOT NULL,
    body      jsonb NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now()
);

GRANT SELECT ON portfolio_fills, portfolio_closes, portfolio_options, portfolios TO dealerflow_reader;
