-- Schedules that start jobs, as they were configured when an instance last started.
CREATE TABLE job_schedules (
    name        text PRIMARY KEY,
    kind        text NOT NULL,
    schedule    text NOT NULL,
    parameters  jsonb NOT NULL,
    next_run    timestamptz,
    last_run    timestamptz,
    last_job_id text
);
COMMENT ON COLUMN job_schedules.next_run IS 'Null when it is not configured any more';

GRANT SELECT ON job_schedules TO dealerflow_reader;
