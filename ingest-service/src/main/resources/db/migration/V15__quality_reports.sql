-- The report on the quality of each file, in landing or quarantine. The body is the event; it is published once the broker has acknowledged it.
CREATE TABLE quality_reports (
  event_id      text PRIMARY KEY,
  source        text NOT NULL,
  kind          text,
  landing_key   text NOT NULL UNIQUE,
  as_of         timestamptz NOT NULL,
  outcome       text NOT NULL CHECK (outcome IN ('ACCEPTED', 'REFUSED')),
  received      integer,
  accepted      integer NOT NULL,
  dropped       jsonb NOT NULL,
  failed_rules  text[] NOT NULL,
  body          jsonb NOT NULL,
  claimed_until timestamptz,
  published_at  timestamptz
);
CREATE INDEX quality_reports_pending ON quality_reports (as_of) WHERE published_at IS NULL;
CREATE INDEX quality_reports_source ON quality_reports (source, as_of DESC);
CREATE INDEX quality_reports_by_age ON quality_reports (as_of);
GRANT SELECT ON quality_reports TO dealerflow_reader;

-- Replays publish in the order of event time.
CREATE INDEX observations_time ON observations (as_of, seq);
