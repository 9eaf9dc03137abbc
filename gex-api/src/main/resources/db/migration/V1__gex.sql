-- Every option chain as it was observed, so that any book can be priced again under another convention.
CREATE TABLE gex.observations (
    event_id     text PRIMARY KEY,
    symbol       text        NOT NULL,
    as_of        timestamptz NOT NULL,
    ingest_ts    timestamptz NOT NULL,
    received_seq bigint GENERATED ALWAYS AS IDENTITY,
    source       text        NOT NULL,
    version      integer     NOT NULL,
    chain        bytea       NOT NULL
);
COMMENT ON COLUMN gex.observations.chain IS 'The event in CBOR, deflated';
-- Deflated already: compressing again only costs time.
ALTER TABLE gex.observations ALTER COLUMN chain SET STORAGE EXTERNAL;
CREATE INDEX observations_by_symbol ON gex.observations (symbol, as_of DESC, received_seq DESC);

-- Alerts in the order in which they became visible: seq is given out under a lock that lasts until the commit.
CREATE TABLE gex.alerts (
    seq       bigint PRIMARY KEY,
    event_id  text        NOT NULL UNIQUE,
    symbol    text        NOT NULL,
    kind      text        NOT NULL,
    severity  text        NOT NULL,
    as_of     timestamptz NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    body      jsonb       NOT NULL
);
CREATE INDEX alerts_by_symbol ON gex.alerts (symbol, seq DESC);
CREATE INDEX alerts_by_kind ON gex.alerts (kind, seq DESC);
