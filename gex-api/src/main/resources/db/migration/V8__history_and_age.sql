-- Alerts as the API shows them, under the names of its fields.
CREATE VIEW gex.alert_history AS
SELECT seq, event_id, alert_id, alert_type, severity, symbol, body ->> 'message' AS message, body -> 'details' AS details,
       (body ->> 'triggered_at')::timestamptz AS triggered_at, as_of, acknowledged, acknowledged_at, acknowledged_by, state
FROM gex.alerts;

-- Indexes of the retention.
CREATE INDEX observations_by_age ON gex.observations (ingest_ts);
CREATE INDEX alerts_by_age ON gex.alerts (stored_at);
CREATE INDEX dead_letter_replays_by_age ON gex.dead_letter_replays (sent_at);
