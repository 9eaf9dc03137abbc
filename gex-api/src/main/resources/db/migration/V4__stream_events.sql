-- Everything that happened, in the order in which it became visible. Alerts have the same seq here and in gex.alerts.
CREATE TABLE gex.stream_events (
    seq       bigint PRIMARY KEY,
    event_id  text        NOT NULL,
    type      text        NOT NULL,
    symbols   text[]      NOT NULL,
    severity  text,
    replayed  boolean     NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    body      text        NOT NULL,
    UNIQUE (event_id, type)
);
COMMENT ON COLUMN gex.stream_events.body IS 'The event as readers get it, in JSON';
CREATE INDEX stream_events_by_type ON gex.stream_events (type, seq);
CREATE INDEX stream_events_by_symbol ON gex.stream_events USING gin (symbols);
CREATE INDEX stream_events_levels ON gex.stream_events (symbols, seq DESC) WHERE type = 'levels';
CREATE INDEX stream_events_by_age ON gex.stream_events (stored_at);

-- One row. Who adds events holds its lock until the commit: seqs have no holes and become visible in their order.
CREATE TABLE gex.stream_position (
    id     boolean PRIMARY KEY DEFAULT true CHECK (id),
    newest bigint NOT NULL
);
COMMENT ON COLUMN gex.stream_position.newest IS 'The last seq given out';
INSERT INTO gex.stream_position (newest) SELECT coalesce(max(seq), 0) FROM gex.alerts;
