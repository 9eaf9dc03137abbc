-- What gpu-worker reads of ingest-service and feature-service, with the columns that their owners give it.
SET ROLE ingest;
CREATE TABLE IF NOT EXISTS ingest.bar_data (
    symbol text, interval text, "time" timestamptz, date date, open double precision, high double precision, low double precision,
    close double precision, volume double precision, as_of timestamptz, ingest_ts timestamptz, source text);
CREATE TABLE IF NOT EXISTS ingest.macro_data (
    series text, date date, value double precision, known_at timestamptz, ingest_ts timestamptz, source text);
GRANT USAGE ON SCHEMA ingest TO dealerflow_series_reader;
GRANT SELECT ON ingest.bar_data, ingest.macro_data TO dealerflow_series_reader;
SET ROLE feature;
CREATE TABLE IF NOT EXISTS feature.features_equity (asset text, as_of timestamptz, event_id text, atm_vol_30d double precision);
GRANT USAGE ON SCHEMA feature TO dealerflow_series_reader;
GRANT SELECT ON feature.features_equity TO dealerflow_series_reader;
CREATE TABLE IF NOT EXISTS feature.for_gex_api (figure double precision);
GRANT SELECT ON feature.for_gex_api TO dealerflow_reader;
RESET ROLE;
