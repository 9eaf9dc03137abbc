-- All features that were published. The last version of an instant is the row with the highest seq.
CREATE TABLE asset_features (
    event_id    text PRIMARY KEY,
    symbol      text NOT NULL,
    as_of       timestamptz NOT NULL,
    seq         bigint GENERATED ALWAYS AS IDENTITY,
    body        jsonb NOT NULL,
    asset_class text GENERATED ALWAYS AS (body ->> 'asset_class') STORED,
    stored_at   timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN asset_features.symbol IS 'The asset';

CREATE INDEX asset_features_latest ON asset_features (symbol, as_of DESC, seq DESC);
CREATE INDEX asset_features_by_age ON asset_features (stored_at);

-- Value of a feature; null where it has none.
CREATE FUNCTION feature_value(body jsonb, name text) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (body -> 'features' -> name ->> 'value')::float8
$$;

-- The last version of every instant of an asset.
CREATE VIEW asset_features_last AS
SELECT DISTINCT ON (symbol, as_of) symbol AS asset, as_of, asset_class, event_id, seq, body, stored_at
FROM asset_features
ORDER BY symbol, as_of DESC, seq DESC;

-- One view for each class of assets, with its features as columns.
CREATE VIEW features_equity AS
SELECT asset, as_of, event_id,
    feature_value(body, 'close') AS close,
    feature_value(body, 'realized_vol_20d') AS realized_vol_20d,
    feature_value(body, 'realized_vol_percentile') AS realized_vol_percentile,
    feature_value(body, 'trend_20d') AS trend_20d,
    feature_value(body, 'net_gex') AS net_gex,
    feature_value(body, 'net_gex_percentile') AS net_gex_percentile,
    feature_value(body, 'gross_gex') AS gross_gex,
    feature_value(body, 'gex_above_spot_share') AS gex_above_spot_share,
    feature_value(body, 'gex_below_spot_share') AS gex_below_spot_share,
    feature_value(body, 'zero_dte_share') AS zero_dte_share,
    feature_value(body, 'near_expiry_share') AS near_expiry_share,
    feature_value(body, 'net_gex_slope') AS net_gex_slope,
    feature_value(body, 'net_delta') AS net_delta,
    feature_value(body, 'net_vanna') AS net_vanna,
    feature_value(body, 'net_charm') AS net_charm,
    feature_value(body, 'put_call_open_interest') AS put_call_open_interest,
    feature_value(body, 'put_call_volume') AS put_call_volume,
    feature_value(body, 'flip_distance_pct') AS flip_distance_pct,
    feature_value(body, 'flip_distance_moves') AS flip_distance_moves,
    feature_value(body, 'hedging_flow_down_share') AS hedging_flow_down_share,
    feature_value(body, 'atm_vol_30d') AS atm_vol_30d,
    feature_value(body, 'risk_reversal_25d') AS risk_reversal_25d,
    feature_value(body, 'vol_term_slope') AS vol_term_slope,
    feature_value(body, 'variance_risk_premium') AS variance_risk_premium,
    feature_value(body, 'open_interest_change_pct') AS open_interest_change_pct,
    feature_value(body, 'curve_slope') AS curve_slope,
    feature_value(body, 'roll_yield') AS roll_yield,
    feature_value(body, 'curve_open_interest_change_pct') AS curve_open_interest_change_pct,
    feature_value(body, 'hedgers_net_pct') AS hedgers_net_pct,
    feature_value(body, 'speculators_net_pct') AS speculators_net_pct,
    feature_value(body, 'speculators_net_z') AS speculators_net_z,
    feature_value(body, 'speculators_net_percentile') AS speculators_net_percentile,
    feature_value(body, 'stressed_share') AS stressed_share,
    feature_value(body, 'stressed_correlation') AS stressed_correlation,
    feature_value(body, 'contagion') AS contagion,
    feature_value(body, 'news_sentiment') AS news_sentiment
FROM asset_features_last WHERE asset_class = 'equity';

CREATE VIEW features_commodity AS
SELECT asset, as_of, event_id,
    feature_value(body, 'close') AS close,
    feature_value(body, 'realized_vol_20d') AS realized_vol_20d,
    feature_value(body, 'realized_vol_percentile') AS realized_vol_percentile,
    feature_value(body, 'trend_20d') AS trend_20d,
    feature_value(body, 'curve_slope') AS curve_slope,
    feature_value(body, 'roll_yield') AS roll_yield,
    feature_value(body, 'curve_open_interest_change_pct') AS curve_open_interest_change_pct,
    feature_value(body, 'hedgers_net_pct') AS hedgers_net_pct,
    feature_value(body, 'speculators_net_pct') AS speculators_net_pct,
    feature_value(body, 'speculators_net_z') AS speculators_net_z,
    feature_value(body, 'speculators_net_percentile') AS speculators_net_percentile,
    feature_value(body, 'stressed_share') AS stressed_share,
    feature_value(body, 'stressed_correlation') AS stressed_correlation,
    feature_value(body, 'contagion') AS contagion,
    feature_value(body, 'news_sentiment') AS news_sentiment
FROM asset_features_last WHERE asset_class = 'commodity';

CREATE VIEW features_fx AS
SELECT asset, as_of, event_id,
    feature_value(body, 'close') AS close,
    feature_value(body, 'realized_vol_20d') AS realized_vol_20d,
    feature_value(body, 'realized_vol_percentile') AS realized_vol_percentile,
    feature_value(body, 'trend_20d') AS trend_20d,
    feature_value(body, 'carry') AS carry,
    feature_value(body, 'hedgers_net_pct') AS hedgers_net_pct,
    feature_value(body, 'speculators_net_pct') AS speculators_net_pct,
    feature_value(body, 'speculators_net_z') AS speculators_net_z,
    feature_value(body, 'speculators_net_percentile') AS speculators_net_percentile,
    feature_value(body, 'stressed_share') AS stressed_share,
    feature_value(body, 'stressed_correlation') AS stressed_correlation,
    feature_value(body, 'contagion') AS contagion,
    feature_value(body, 'news_sentiment') AS news_sentiment
FROM asset_features_last WHERE asset_class = 'fx';

CREATE VIEW features_credit AS
SELECT asset, as_of, event_id,
    feature_value(body, 'hy_ig_spread') AS hy_ig_spread,
    feature_value(body, 'hy_ig_change_1m') AS hy_ig_change_1m
FROM asset_features_last WHERE asset_class = 'credit';

CREATE VIEW features_rates AS
SELECT asset, as_of, event_id,
    feature_value(body, 'curve_2s10s') AS curve_2s10s,
    feature_value(body, 'curve_3m10y') AS curve_3m10y,
    feature_value(body, 'inversion_days') AS inversion_days,
    feature_value(body, 'us_jp_10y') AS us_jp_10y,
    feature_value(body, 'us_au_10y') AS us_au_10y,
    feature_value(body, 'balance_sheet_trend_pct') AS balance_sheet_trend_pct
FROM asset_features_last WHERE asset_class = 'rates';

CREATE VIEW features_crossborder AS
SELECT asset, as_of, event_id,
    feature_value(body, 'spx_return_20d') AS spx_return_20d,
    feature_value(body, 'dxy_return_20d') AS dxy_return_20d,
    feature_value(body, 'spx_dxy_correlation_60d') AS spx_dxy_correlation_60d,
    feature_value(body, 'usdjpy_vol_regime') AS usdjpy_vol_regime,
    feature_value(body, 'japan_reflexivity') AS japan_reflexivity
FROM asset_features_last WHERE asset_class = 'cross_border';

GRANT SELECT ON asset_features, asset_features_last, features_equity, features_commodity, features_fx, features_credit, features_rates, features_crossborder TO dealerflow_reader;
