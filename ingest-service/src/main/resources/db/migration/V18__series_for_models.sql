-- Bars and economic series as models read them; under the names of option_data's kind.
CREATE VIEW bar_data AS
SELECT symbol, interval, "time", date, open, high, low, close, volume, as_of, ingest_ts, source
FROM raw_bars;

-- Known with the end of its vintage, or a day after the end of its date where its file has none.
CREATE VIEW macro_data AS
SELECT series, date, value, coalesce(vintage + 1, date + 2)::timestamp AT TIME ZONE 'UTC' AS known_at, ingest_ts, source
FROM raw_macro;

GRANT SELECT ON bar_data, macro_data TO dealerflow_reader;
