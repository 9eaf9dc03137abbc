-- Bars: a row each, times when they begin. open, high, low and volume are null where the source has none. A correction is another event: of
-- several rows of one source, symbol, interval and time the one with the latest ingest_ts counts.
CREATE TABLE raw_bars (
  event_id  text NOT NULL,
  time      timestamptz NOT NULL,
  source    text NOT NULL,
  symbol    text NOT NULL,
  interval  text NOT NULL,
  date      date NOT NULL,
  as_of     timestamptz NOT NULL,
  ingest_ts timestamptz NOT NULL,
  open      double precision,
  high      double precision,
  low       double precision,
  close     double precision NOT NULL,
  volume    double precision,
  PRIMARY KEY (event_id, time)
);
CREATE INDEX raw_bars_symbol ON raw_bars (symbol, interval, time);
