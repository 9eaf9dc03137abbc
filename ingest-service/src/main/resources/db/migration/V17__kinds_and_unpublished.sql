-- Every kind that the files of a source have been of; kind is that of the last.
ALTER TABLE source_totals ADD COLUMN kinds text[] NOT NULL DEFAULT '{}';
UPDATE source_totals t SET kinds = ARRAY(SELECT f.kind FROM landed_files f WHERE f.source = t.source UNION SELECT t.kind ORDER BY 1);
ALTER TABLE source_totals ALTER COLUMN kinds DROP DEFAULT;

CREATE OR REPLACE VIEW source_status AS
SELECT coalesce(t.source, p.source) AS source, t.kind, p.connector, p.schedule, coalesce(p.subjects, 0) AS subjects,
  coalesce(p.failing, 0) AS failing, coalesce(p.last_success, t.last_received_at) AS last_success, t.newest_as_of, p.next_run,
  coalesce(t.files, 0) AS files, coalesce(t.records, 0) AS records, coalesce(p.errors, 0) AS errors, p.last_error,
  t.last_quality, coalesce(t.kinds, '{}') AS kinds
FROM source_totals t
FULL JOIN (
  SELECT s.source, string_agg(DISTINCT s.connector, ', ') AS connector, string_agg(DISTINCT s.schedule, ', ') AS schedule,
    (count(*) FILTER (WHERE p.next_run IS NOT NULL))::integer AS subjects,
    (count(*) FILTER (WHERE p.failures > 0 AND p.next_run IS NOT NULL))::integer AS failing, max(p.last_success) AS last_success,
    min(p.next_run) AS next_run, sum(p.errors)::bigint AS errors,
    (array_agg(p.last_error ORDER BY p.name, p.subject) FILTER (WHERE p.failures > 0 AND p.next_run IS NOT NULL))[1] AS last_error
  FROM pull_sources s JOIN pulls p USING (name) GROUP BY s.source) p ON p.source = t.source;

-- Observations that the broker has not acknowledged, and who publishes them until when; deleted when it has. A state in observations would
-- write each of their indexes a second time.
CREATE TABLE unpublished (
  event_id      text PRIMARY KEY,
  claimed_by    text,
  claimed_until timestamptz
);
INSERT INTO unpublished SELECT event_id, claimed_by, claimed_until FROM observations WHERE status = 'PENDING';
DROP INDEX observations_pending;
ALTER TABLE observations DROP COLUMN status, DROP COLUMN published_at, DROP COLUMN claimed_by, DROP COLUMN claimed_until;
GRANT SELECT ON unpublished TO dealerflow_reader;
