CREATE INDEX asset_scores_by_age ON asset_scores (stored_at);
