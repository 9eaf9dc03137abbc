-- Fills: purchases and sales of accounts, at as_of. trade_id joins the fills that opened and closed a trade; effect is OPEN, CLOSE, or null where
-- the source does not say it. pnl is that of the closed trade as the source computed it, on its closing fill.
CREATE TABLE raw_trades (
  event_id   text PRIMARY KEY,
  source     text NOT NULL,
  account    text NOT NULL,
  instrument text NOT NULL,
  as_of      timestamptz NOT NULL,
  ingest_ts  timestamptz NOT NULL,
  side       text NOT NULL,
  quantity   double precision NOT NULL,
  price      double precision NOT NULL,
  commission double precision,
  trade_id   text,
  effect     text,
  pnl        double precision,
  comment    text
);
CREATE INDEX raw_trades_account ON raw_trades (account, as_of);
