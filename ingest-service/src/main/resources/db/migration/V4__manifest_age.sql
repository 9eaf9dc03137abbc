CREATE INDEX observations_by_age ON observations (ingest_ts);
CREATE INDEX landed_files_by_age ON landed_files (received_at);
