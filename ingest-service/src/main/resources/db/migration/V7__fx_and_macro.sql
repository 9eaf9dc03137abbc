-- Exchange rates: units of the quote currency for one of the base currency. open, high and low are null of a fixing. A correction is another
-- event: of several of one source, pair and date the one with the latest ingest_ts counts.
CREATE TABLE raw_fx (
  event_id  text PRIMARY KEY,
  source    text NOT NULL,
  pair      text NOT NULL,
  base      text NOT NULL,
  quote     text NOT NULL,
  date      date NOT NULL,
  as_of     timestamptz NOT NULL,
  ingest_ts timestamptz NOT NULL,
  open      double precision,
  high      double precision,
  low       double precision,
  close     double precision NOT NULL
);
CREATE INDEX raw_fx_pair ON raw_fx (pair, date);

-- Economic series in the units of their source. A revision is another event. Not known before vintage, which is null where the file did
-- not say it.
CREATE TABLE raw_macro (
  event_id  text PRIMARY KEY,
  source    text NOT NULL,
  series    text NOT NULL,
  date      date NOT NULL,
  as_of     timestamptz NOT NULL,
  ingest_ts timestamptz NOT NULL,
  value     double precision NOT NULL,
  vintage   date
);
CREATE INDEX raw_macro_series ON raw_macro (series, date);
