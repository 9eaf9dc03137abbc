-- Alerts of before, from the event's first form into its present one.
UPDATE alerts
SET body = body - 'kind' - 'values'
        || jsonb_build_object(
            'alert_id', 'alert_' || left(event_id, 16),
            'alert_type', CASE body ->> 'kind'
                              WHEN 'FLIP_PROXIMITY' THEN 'gamma_flip_proximity'
                              WHEN 'GAMMA_CONCENTRATION' THEN 'high_gex_concentration'
                              ELSE lower(body ->> 'kind') END,
            'severity', CASE body ->> 'severity'
                            WHEN 'INFO' THEN 'low'
                            WHEN 'WARNING' THEN 'medium'
                            ELSE lower(body ->> 'severity') END,
            'details', body -> 'values',
            'triggered_at', body -> 'as_of');
