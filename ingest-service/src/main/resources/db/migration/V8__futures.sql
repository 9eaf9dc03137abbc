-- One contract of a futures curve. Prices in the product's points of today, quantities in contracts; null where the source gives none. A
-- correction is another event: of several of one source, root, day and contract the one with the latest ingest_ts counts.
CREATE TABLE raw_futures (
  event_id      text NOT NULL,
  contract      text NOT NULL,
  source        text NOT NULL,
  root          text NOT NULL,
  day           date NOT NULL,
  as_of         timestamptz NOT NULL,
  ingest_ts     timestamptz NOT NULL,
  expiry        date,
  settlement    double precision,
  open_interest bigint,
  volume        bigint,
  PRIMARY KEY (event_id, contract)
);
CREATE INDEX raw_futures_root ON raw_futures (root, day);
