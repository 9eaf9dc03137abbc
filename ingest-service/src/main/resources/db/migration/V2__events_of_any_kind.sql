-- A landed file holds events of any kind. What only one kind has is in the summary; counts are the file's.
ALTER TABLE observations RENAME COLUMN symbol TO subject;
ALTER TABLE observations
  ADD COLUMN type          text NOT NULL DEFAULT 'io.dealerflow.option-chain.v1',
  ADD COLUMN covers        text[] NOT NULL DEFAULT '{}',
  ADD COLUMN summary       jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN claimed_by    text,
  ADD COLUMN claimed_until timestamptz;
UPDATE observations SET summary = jsonb_build_object('spot', spot, 'contracts', contracts_accepted);
ALTER TABLE observations ALTER COLUMN type DROP DEFAULT;

ALTER TABLE landed_files
  ADD COLUMN format    text NOT NULL DEFAULT 'cboe-option-chain',
  ADD COLUMN received  integer,
  ADD COLUMN dropped   jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN event_ids text[] NOT NULL DEFAULT '{}';
UPDATE landed_files f SET received = o.contracts_received, dropped = o.dropped, event_ids = ARRAY[o.event_id]
  FROM observations o WHERE o.event_id = f.event_id;
ALTER TABLE landed_files ALTER COLUMN format DROP DEFAULT, DROP COLUMN event_id;

ALTER TABLE observations
  DROP COLUMN spot, DROP COLUMN contracts_received, DROP COLUMN contracts_accepted, DROP COLUMN dropped;

-- Written by a consumer of the raw topic: an event that comes again, or late, replaces nothing newer.
ALTER TABLE raw_options ADD COLUMN ingest_ts timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE raw_options ALTER COLUMN ingest_ts DROP DEFAULT;
