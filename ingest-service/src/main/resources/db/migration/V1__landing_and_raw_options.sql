-- Every observation once, and how far it has come: PENDING until the broker has acknowledged it.
CREATE TABLE observations (
  event_id           text PRIMARY KEY,
  seq                bigint GENERATED ALWAYS AS IDENTITY,
  source             text NOT NULL,
  symbol             text NOT NULL,
  as_of              timestamptz NOT NULL,
  spot               double precision NOT NULL,
  contracts_received integer NOT NULL,
  contracts_accepted integer NOT NULL,
  dropped            jsonb NOT NULL,
  version            integer NOT NULL,
  ingest_ts          timestamptz NOT NULL,
  landing_key        text NOT NULL,
  status             text NOT NULL CHECK (status IN ('PENDING', 'PUBLISHED')),
  published_at       timestamptz
);
CREATE INDEX observations_pending ON observations (seq) WHERE status = 'PENDING';
CREATE INDEX observations_symbol ON observations (symbol, as_of DESC);
CREATE INDEX observations_source ON observations (source);

-- Every accepted file. Files of other bytes may be one observation (packed and plain).
CREATE TABLE landed_files (
  landing_key text PRIMARY KEY,
  source      text NOT NULL,
  sha256      text NOT NULL,
  bytes       bigint NOT NULL,
  received_at timestamptz NOT NULL,
  filename    text NOT NULL,
  event_id    text NOT NULL REFERENCES observations
);
CREATE INDEX landed_files_sha256 ON landed_files (sha256);

-- Contracts as they were seen. Prices in dollars per unit of the underlying, vols in fractions per root-year, null where the
-- source gave none.
CREATE TABLE raw_options (
  source        text NOT NULL,
  as_of         timestamptz NOT NULL,
  event_id      text NOT NULL,
  underlying    text NOT NULL,
  osi           text NOT NULL,
  root          text NOT NULL,
  expiry        date NOT NULL,
  is_call       boolean NOT NULL,
  strike        double precision NOT NULL,
  bid           double precision,
  ask           double precision,
  last          double precision,
  iv            double precision,
  delta         double precision,
  gamma         double precision,
  volume        bigint NOT NULL,
  open_interest bigint NOT NULL,
  PRIMARY KEY (as_of, osi, source)
);

GRANT USAGE ON SCHEMA ingest TO dealerflow_reader;
GRANT SELECT ON observations, landed_files TO dealerflow_reader;
