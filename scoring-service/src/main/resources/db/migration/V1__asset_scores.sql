-- Every score that was published. The last version of an instant is the row with the highest seq.
CREATE TABLE asset_scores (
    event_id  text PRIMARY KEY,
    symbol    text NOT NULL,
    as_of     timestamptz NOT NULL,
    seq       bigint GENERATED ALWAYS AS IDENTITY,
    body      jsonb NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX asset_scores_latest ON asset_scores (symbol, as_of DESC, seq DESC);

GRANT USAGE ON SCHEMA scoring TO dealerflow_reader;
GRANT SELECT ON asset_scores TO dealerflow_reader;
