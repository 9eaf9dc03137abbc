-- A source that is asked for data, of whatever subject: as it was configured when an instance last started, and when it may be asked again.
CREATE TABLE pull_sources (
  name            text PRIMARY KEY,
  connector       text NOT NULL,
  source          text NOT NULL,
  schedule        text NOT NULL,
  spacing_ms      bigint NOT NULL,
  next_request_at timestamptz NOT NULL
);

-- Where each subject of a source is. It is asked by the instance that has its lease; next_run is null when it is not configured any more.
CREATE TABLE pulls (
  name          text NOT NULL REFERENCES pull_sources,
  subject       text NOT NULL,
  position      date,
  etag          text,
  last_modified text,
  next_run      timestamptz,
  failures      integer NOT NULL DEFAULT 0,
  errors        bigint NOT NULL DEFAULT 0,
  last_outcome  text,
  last_error    text,
  last_success  timestamptz,
  leased_by     text,
  leased_until  timestamptz,
  PRIMARY KEY (name, subject)
);
CREATE INDEX pulls_due ON pulls (next_run) WHERE next_run IS NOT NULL;

-- What a source has given, in all its files; last_quality is of the last of them.
CREATE TABLE source_totals (
  source           text PRIMARY KEY,
  kind             text NOT NULL,
  files            bigint NOT NULL,
  records          bigint NOT NULL,
  last_received_at timestamptz NOT NULL,
  newest_as_of     timestamptz,
  last_quality     jsonb NOT NULL
);
INSERT INTO source_totals
SELECT DISTINCT ON (f.source) f.source, f.kind, count(*) OVER of_source, sum(f.accepted) OVER of_source, f.received_at,
  (SELECT max(o.as_of) FROM observations o WHERE o.source = f.source),
  jsonb_build_object('received', f.received, 'accepted', f.accepted, 'dropped', f.dropped)
FROM (SELECT source, kind, received_at, coalesce(received, 0) AS received, dropped,
        coalesce(received, 0) - (SELECT coalesce(sum(d.value::bigint), 0) FROM jsonb_each_text(dropped) d) AS accepted
      FROM landed_files) f
WINDOW of_source AS (PARTITION BY f.source)
ORDER BY f.source, f.received_at DESC;

-- A row for each source, whether it is asked for data or its files are sent. Read by gex-api: columns change only additively.
CREATE VIEW source_status AS
SELECT coalesce(t.source, p.source) AS source, t.kind, p.connector, p.schedule, coalesce(p.subjects, 0) AS subjects,
  coalesce(p.failing, 0) AS failing, coalesce(p.last_success, t.last_received_at) AS last_success, t.newest_as_of, p.next_run,
  coalesce(t.files, 0) AS files, coalesce(t.records, 0) AS records, coalesce(p.errors, 0) AS errors, p.last_error,
  t.last_quality
FROM source_totals t
FULL JOIN (
  SELECT s.source, string_agg(DISTINCT s.connector, ', ') AS connector, string_agg(DISTINCT s.schedule, ', ') AS schedule,
    (count(*) FILTER (WHERE p.next_run IS NOT NULL))::integer AS subjects,
    (count(*) FILTER (WHERE p.failures > 0 AND p.next_run IS NOT NULL))::integer AS failing, max(p.last_success) AS last_success,
    min(p.next_run) AS next_run, sum(p.errors)::bigint AS errors,
    (array_agg(p.last_error ORDER BY p.name, p.subject) FILTER (WHERE p.failures > 0 AND p.next_run IS NOT NULL))[1] AS last_error
  FROM pull_sources s JOIN pulls p USING (name) GROUP BY s.source) p ON p.source = t.source;
GRANT SELECT ON source_status TO dealerflow_reader;
