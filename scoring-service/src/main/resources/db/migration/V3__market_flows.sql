-- Every flow map that was published. The last version of a date is the row with the highest seq.
CREATE TABLE market_flows (
    event_id  text PRIMARY KEY,
    symbol    text NOT NULL,
    as_of     timestamptz NOT NULL,
    seq       bigint GENERATED ALWAYS AS IDENTITY,
    body      jsonb NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN market_flows.symbol IS 'Always market';

CREATE INDEX market_flows_latest ON market_flows (symbol, as_of DESC, seq DESC);
CREATE INDEX market_flows_by_age ON market_flows (stored_at);

GRANT SELECT ON market_flows TO dealerflow_reader;
