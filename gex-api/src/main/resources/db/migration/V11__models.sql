-- What models said of observations, as it was received.
CREATE TABLE gex.signals (
    event_id  text PRIMARY KEY,
    asset     text,
    model     text        NOT NULL,
    as_of     timestamptz NOT NULL,
    body      jsonb       NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON COLUMN gex.signals.asset IS 'Null where the signal is about none that is known';
CREATE INDEX signals_newest ON gex.signals (as_of DESC, event_id DESC);
CREATE INDEX signals_of_asset ON gex.signals (asset, as_of DESC, event_id DESC);
CREATE INDEX signals_of_model ON gex.signals (model, as_of DESC, event_id DESC);
CREATE INDEX signals_of_both ON gex.signals (asset, model, as_of DESC, event_id DESC);
CREATE INDEX signals_by_age ON gex.signals (stored_at);

-- Requests to models. The first result of a request is kept; those of other requesters are known by their result alone.
CREATE TABLE gex.predictions (
    id        text PRIMARY KEY,
    result    text,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON COLUMN gex.predictions.result IS 'The event of the result, in JSON; null until it is there';
CREATE INDEX predictions_by_age ON gex.predictions (stored_at);

-- Of each model the version that was activated last, and the last evaluation of its drift; each comes on a topic of its own.
CREATE TABLE gex.models (
    model        text PRIMARY KEY,
    served       text,
    activated_at timestamptz,
    drift        text,
    drift_as_of  timestamptz
);
