-- The close of the features, and when it became known, as columns: reading them from the body decompresses all features.
ALTER TABLE asset_features
    ADD COLUMN close          double precision GENERATED ALWAYS AS (feature_value(body, 'close')) STORED,
    ADD COLUMN close_known_at text GENERATED ALWAYS AS (body -> 'features' -> 'close' ->> 'as_of') STORED;

-- Closes of assets as their features have them; a close is in the features of all instants until the next one is known.
CREATE VIEW asset_closes AS
SELECT symbol AS asset, (close_known_at::timestamptz AT TIME ZONE 'America/New_York')::date AS date, close,
    close_known_at::timestamptz AS known_at, as_of, seq
FROM asset_features
WHERE close IS NOT NULL AND close_known_at IS NOT NULL;

GRANT SELECT ON asset_closes TO dealerflow_reader;

-- A snapshot that comes again, since an earlier result holds again, is the newest of its instant.
CREATE TRIGGER last_of_day_again AFTER UPDATE ON gex_snapshots
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_last_of_day();

-- What the feature store joins to features: scores, bars and signals, by the assets whose they are.
CREATE TABLE dataset_inputs (
    asset     text NOT NULL,
    event_id  text NOT NULL,
    type      text NOT NULL CHECK (type IN ('score', 'bars', 'signal')),
    as_of     timestamptz NOT NULL,
    body      jsonb NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (asset, event_id)
);
CREATE INDEX dataset_inputs_time ON dataset_inputs (asset, as_of);
CREATE INDEX dataset_inputs_by_age ON dataset_inputs (stored_at);

-- The files of the feature store. One is due when what belongs to its rows has changed since it was written.
CREATE TABLE dataset_days (
    asset         text NOT NULL,
    date          date NOT NULL,
    revision      bigint NOT NULL DEFAULT 1,
    written       bigint NOT NULL DEFAULT 0,
    written_at    timestamptz,
    claimed_until timestamptz,
    PRIMARY KEY (asset, date)
);
COMMENT ON COLUMN dataset_days.date IS 'In UTC';
COMMENT ON COLUMN dataset_days.written IS 'The revision that the file has';
CREATE INDEX dataset_days_due ON dataset_days (date) WHERE revision > written;
