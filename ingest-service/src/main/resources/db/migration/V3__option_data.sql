-- The contracts as gex-api's readers may query them: the same rows under the names of their events.
CREATE VIEW option_data AS
SELECT underlying AS symbol, osi AS contract, strike, expiry AS expiration_date, CASE WHEN is_call THEN 'call' ELSE 'put' END AS option_type,
       open_interest, volume, iv AS implied_volatility, delta, gamma, bid, ask, last AS last_price, as_of AS timestamp, source, event_id
FROM raw_options;
GRANT SELECT ON option_data TO dealerflow_reader;
