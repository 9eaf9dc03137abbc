-- Subscriptions to events, and their deliveries.
CREATE TABLE gex.webhooks (
    id           uuid PRIMARY KEY,
    name         text        NOT NULL,
    target       text        NOT NULL,
    format       text        NOT NULL,
    symbols      text[]      NOT NULL,
    types        text[]      NOT NULL,
    min_severity text,
    secret       text,
    state        text        NOT NULL,
    cursor_seq   bigint      NOT NULL,
    created_at   timestamptz NOT NULL,
    created_by   text        NOT NULL
);
COMMENT ON COLUMN gex.webhooks.cursor_seq IS 'Seq of the last event that was compared with the filter';

CREATE TABLE gex.webhook_deliveries (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook_id      uuid        NOT NULL REFERENCES gex.webhooks ON DELETE CASCADE,
    seq             bigint      NOT NULL,
    event_id        text        NOT NULL,
    event_type      text        NOT NULL,
    status          text        NOT NULL DEFAULT 'pending',
    attempts        integer     NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    next_attempt_at timestamptz DEFAULT clock_timestamp(),
    last_attempt_at timestamptz,
    http_status     integer,
    error           text,
    UNIQUE (webhook_id, seq)
);
CREATE INDEX webhook_deliveries_due ON gex.webhook_deliveries (webhook_id, next_attempt_at) WHERE status = 'pending';
CREATE INDEX webhook_deliveries_by_age ON gex.webhook_deliveries (created_at);
