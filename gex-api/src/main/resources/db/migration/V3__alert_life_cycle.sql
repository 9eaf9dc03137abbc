-- Alerts in the vocabulary of the API, and what became of them.
ALTER TABLE gex.alerts RENAME COLUMN kind TO alert_type;
ALTER INDEX gex.alerts_by_kind RENAME TO alerts_by_type;
ALTER TABLE gex.alerts
    ADD COLUMN alert_id        text,
    ADD COLUMN acknowledged_at timestamptz,
    ADD COLUMN acknowledged_by text,
    ADD COLUMN acknowledged    boolean GENERATED ALWAYS AS (acknowledged_at IS NOT NULL) STORED,
    ADD COLUMN state           text GENERATED ALWAYS AS (CASE WHEN acknowledged_at IS NULL THEN 'open' ELSE 'acknowledged' END) STORED,
    ADD CONSTRAINT alerts_acknowledged_by_somebody CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL));

-- Those of before, from the event's first form into its present one.
UPDATE gex.alerts
SET alert_id = 'alert_' || left(event_id, 16),
    alert_type = CASE alert_type
                     WHEN 'FLIP_PROXIMITY' THEN 'gamma_flip_proximity'
                     WHEN 'GAMMA_CONCENTRATION' THEN 'high_gex_concentration'
                     ELSE lower(alert_type) END,
    severity = CASE severity WHEN 'INFO' THEN 'low' WHEN 'WARNING' THEN 'medium' ELSE lower(severity) END;
UPDATE gex.alerts
SET body = body - 'kind' - 'values'
        || jsonb_build_object('alert_id', alert_id, 'alert_type', alert_type, 'severity', severity,
                              'details', body -> 'values', 'triggered_at', body -> 'as_of');

ALTER TABLE gex.alerts ALTER COLUMN alert_id SET NOT NULL;
CREATE INDEX alerts_by_alert_id ON gex.alerts (alert_id);
CREATE INDEX alerts_open ON gex.alerts (seq DESC) WHERE acknowledged_at IS NULL;
