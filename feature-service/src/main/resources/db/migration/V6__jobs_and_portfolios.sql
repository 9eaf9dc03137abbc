CREATE TABLE jobs (
    job_id       text PRIMARY KEY,
    kind         text NOT NULL,
    parameters   jsonb NOT NULL,
    state        text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    message      text,
    submitted_at timestamptz NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX jobs_newest ON jobs (submitted_at DESC, job_id);

CREATE TABLE job_units (
    job_id     text NOT NULL REFERENCES jobs ON DELETE CASCADE,
    unit       text NOT NULL,
    parameters jsonb NOT NULL,
    state      text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    attempts   integer NOT NULL DEFAULT 0,
    error      text,
    result     jsonb,
    started_at timestamptz,
    ended_at   timestamptz,
    PRIMARY KEY (job_id, unit)
);
COMMENT ON COLUMN job_units.attempts IS 'Begun, also by workers that were lost';
COMMENT ON COLUMN job_units.error IS 'Of the last attempt, if it failed';

GRANT SELECT ON jobs, job_units TO dealerflow_reader;
