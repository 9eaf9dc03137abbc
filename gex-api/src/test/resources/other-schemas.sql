-- What gex-api reads of scoring-service, report-service and ingest-service, with the columns that their owners give it.
SET ROLE scoring;
CREATE TABLE IF NOT EXISTS scoring.asset_scores (
    event_id text PRIMARY KEY, symbol text NOT NULL, as_of timestamptz NOT NULL, seq bigint GENERATED ALWAYS AS IDENTITY,
    body jsonb NOT NULL, stored_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX IF NOT EXISTS asset_scores_latest ON scoring.asset_scores (symbol, as_of DESC, seq DESC);
CREATE TABLE IF NOT EXISTS scoring.market_flows (
    event_id text PRIMARY KEY, symbol text NOT NULL, as_of timestamptz NOT NULL, seq bigint GENERATED ALWAYS AS IDENTITY,
    body jsonb NOT NULL, stored_at timestamptz NOT NULL DEFAULT now());
GRANT USAGE ON SCHEMA scoring TO dealerflow_reader;
GRANT SELECT ON scoring.asset_scores, scoring.market_flows TO dealerflow_reader;
SET ROLE report;
CREATE TABLE IF NOT EXISTS report.reports (
    seq bigint GENERATED ALWAYS AS IDENTITY, report_id text NOT NULL, date date NOT NULL, revision integer NOT NULL,
    event_id text NOT NULL UNIQUE, body jsonb NOT NULL, traceparent text, stored_at timestamptz NOT NULL DEFAULT now(),
    published_at timestamptz, html text, facts jsonb, PRIMARY KEY (report_id, revision));
GRANT USAGE ON SCHEMA report TO dealerflow_reader;
GRANT SELECT ON report.reports TO dealerflow_reader;
SET ROLE ingest;
CREATE TABLE IF NOT EXISTS ingest.source_status (
    source text, kind text, connector text, schedule text, subjects integer, failing integer, last_success timestamptz,
    newest_as_of timestamptz, next_run timestamptz, files bigint, records bigint, errors bigint, last_error text, last_quality jsonb,
    kinds text[]);
GRANT USAGE ON SCHEMA ingest TO dealerflow_reader;
GRANT SELECT ON ingest.source_status TO dealerflow_reader;
RESET ROLE;
