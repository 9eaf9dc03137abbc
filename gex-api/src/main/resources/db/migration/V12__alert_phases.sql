-- A row is one event of an alert. The newest one says its state, the others are superseded.
ALTER TABLE gex.alerts
    ADD COLUMN phase        text        NOT NULL DEFAULT 'raised',
    ADD COLUMN superseded   boolean     NOT NULL DEFAULT false,
    ADD COLUMN triggered_at timestamptz;
UPDATE gex.alerts SET triggered_at = as_of;
ALTER TABLE gex.alerts ALTER COLUMN triggered_at SET NOT NULL;

DROP VIEW gex.alert_history;
ALTER TABLE gex.alerts DROP COLUMN state;
ALTER TABLE gex.alerts
    ADD COLUMN state text GENERATED ALWAYS AS (CASE WHEN phase = 'resolved' THEN 'resolved'
                                                    WHEN acknowledged_at IS NULL THEN 'open'
                                                    ELSE 'acknowledged' END) STORED;
CREATE VIEW gex.alert_history AS
SELECT seq, event_id, alert_id, alert_type, severity, symbol, body ->> 'message' AS message, body -> 'details' AS details,
       triggered_at, as_of, acknowledged, acknowledged_at, acknowledged_by, state
FROM gex.alerts
WHERE NOT superseded;

DROP INDEX gex.alerts_open;
CREATE INDEX alerts_open ON gex.alerts (seq DESC) WHERE acknowledged_at IS NULL AND phase <> 'resolved' AND NOT superseded;
