-- Every signal that was published. The last version of an instant is the row with the highest seq.
CREATE TABLE score_signals (
    event_id  text PRIMARY KEY,
    symbol    text NOT NULL,
    as_of     timestamptz NOT NULL,
    seq       bigint GENERATED ALWAYS AS IDENTITY,
    body      jsonb NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX score_signals_latest ON score_signals (symbol, as_of DESC, seq DESC);
CREATE INDEX score_signals_by_age ON score_signals (stored_at);

GRANT SELECT ON score_signals TO dealerflow_reader;
