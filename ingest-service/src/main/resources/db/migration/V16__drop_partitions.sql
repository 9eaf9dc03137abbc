-- As before, but reads dates in the names of partitions alone: the planner may compute a condition on pg_class for every table there is.
CREATE OR REPLACE FUNCTION drop_partitions(parent text, before timestamptz) RETURNS integer LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  period text := (SELECT t.period FROM partitioned_tables t WHERE t.name = parent);
  partition text;
  dropped integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ingest.partitions'));
  FOR partition IN
    WITH partitions AS MATERIALIZED (
      SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = parent::regclass)
    SELECT p.relname FROM partitions p
    WHERE to_date(substr(p.relname, length(parent) + 2), CASE period WHEN 'year' THEN 'YYYY' ELSE 'YYYY_MM' END)
      + ('1 ' || period)::interval <= before AT TIME ZONE 'UTC'
  LOOP
    EXECUTE format('DROP TABLE %I', partition);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END $$;
