-- Positions of one group of traders in one market, week and report. Contracts; shares in percent of the report's open interest; null where
-- the report gives none. Not known before released_at. A correction is another event: of several of one report the one with the latest
-- ingest_ts counts.
CREATE TABLE raw_cot (
  event_id         text NOT NULL,
  trader_group     text NOT NULL,
  source           text NOT NULL,
  market           text NOT NULL,
  market_name      text NOT NULL,
  report           text NOT NULL,
  combined         boolean NOT NULL,
  report_date      date NOT NULL,
  as_of            timestamptz NOT NULL,
  released_at      timestamptz NOT NULL,
  ingest_ts        timestamptz NOT NULL,
  open_interest    bigint NOT NULL,
  contract_units   text,
  long_positions   bigint NOT NULL,
  short_positions  bigint NOT NULL,
  spread_positions bigint,
  long_change      bigint,
  short_change     bigint,
  spread_change    bigint,
  long_share       double precision,
  short_share      double precision,
  spread_share     double precision,
  long_traders     integer,
  short_traders    integer,
  spread_traders   integer,
  PRIMARY KEY (event_id, trader_group)
);
CREATE INDEX raw_cot_market ON raw_cot (market, report_date);
