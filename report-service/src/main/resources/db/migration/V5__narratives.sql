-- Hash of the facts that a revision rests on.
ALTER TABLE reports ADD COLUMN sheet text;

-- Narratives by those facts, with prompt, answers and faults; without a body while a model is asked.
CREATE TABLE narratives (
    sheet    text        PRIMARY KEY,
    date     date        NOT NULL,
    body     jsonb,
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX narratives_asked_at ON narratives (asked_at);
