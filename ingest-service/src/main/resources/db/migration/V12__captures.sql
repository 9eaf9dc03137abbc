-- One picture of a stream of screen captures, which is in landing under landing_key and nowhere in the database. source is the stream, as_of
-- when it was captured.
CREATE TABLE raw_captures (
  event_id    text PRIMARY KEY,
  source      text NOT NULL,
  as_of       timestamptz NOT NULL,
  ingest_ts   timestamptz NOT NULL,
  format      text NOT NULL,
  width       integer NOT NULL,
  height      integer NOT NULL,
  bytes       integer NOT NULL,
  sha256      text NOT NULL,
  landing_key text NOT NULL
);
CREATE INDEX raw_captures_stream ON raw_captures (source, as_of);
