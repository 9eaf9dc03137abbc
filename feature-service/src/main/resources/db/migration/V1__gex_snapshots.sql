-- Every snapshot that was published. The last version of an instant is the row with the highest seq.
CREATE TABLE gex_snapshots (
    event_id  text PRIMARY KEY,
    symbol    text NOT NULL,
    as_of     timestamptz NOT NULL,
    seq       bigint GENERATED ALWAYS AS IDENTITY,
    body      jsonb NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX gex_snapshots_latest ON gex_snapshots (symbol, as_of DESC, seq DESC);

GRANT USAGE ON SCHEMA feature TO dealerflow_reader;
GRANT SELECT ON gex_snapshots TO dealerflow_reader;
