-- Raw tables are partitioned by as_of, in UTC: by month where many rows come every day, by year where files reach back decades (ADR 0023).
-- There is no default partition: the service creates what a row needs.
CREATE TABLE partitioned_tables (
  name   text PRIMARY KEY,
  period text NOT NULL CHECK (period IN ('month', 'year'))
);

-- Creates the partitions of some instants that do not exist yet; gives their number.
CREATE FUNCTION create_partitions(parent text, instants timestamptz[]) RETURNS integer LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  period text := (SELECT t.period FROM partitioned_tables t WHERE t.name = parent);
  start timestamp;
  partition text;
  created integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ingest.partitions'));
  FOR start IN SELECT DISTINCT date_trunc(period, i AT TIME ZONE 'UTC') FROM unnest(instants) AS i LOOP
    partition := parent || to_char(start, CASE period WHEN 'year' THEN '_YYYY' ELSE '_YYYY_MM' END);
    IF to_regclass(partition) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', partition, parent,
        start AT TIME ZONE 'UTC', (start + ('1 ' || period)::interval) AT TIME ZONE 'UTC');
      created := created + 1;
    END IF;
  END LOOP;
  RETURN created;
END $$;

-- Drops the partitions all of whose instants are before one; gives their number.
CREATE FUNCTION drop_partitions(parent text, before timestamptz) RETURNS integer LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  period text := (SELECT t.period FROM partitioned_tables t WHERE t.name = parent);
  partition text;
  dropped integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ingest.partitions'));
  FOR partition IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = parent::regclass
        AND to_date(substr(c.relname, length(parent) + 2), CASE period WHEN 'year' THEN 'YYYY' ELSE 'YYYY_MM' END)
          + ('1 ' || period)::interval <= before AT TIME ZONE 'UTC'
  LOOP
    EXECUTE format('DROP TABLE %I', partition);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END $$;

CREATE FUNCTION pg_temp.partition_table(parent text, period text, primary_key text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO partitioned_tables VALUES (parent, period);
  EXECUTE format('ALTER TABLE %I RENAME TO unpartitioned', parent);
  EXECUTE format('CREATE TABLE %I (LIKE unpartitioned) PARTITION BY RANGE (as_of)', parent);
  PERFORM create_partitions(parent, ARRAY(SELECT DISTINCT date_trunc(period, as_of, 'UTC') FROM unpartitioned));
  EXECUTE format('INSERT INTO %I SELECT * FROM unpartitioned', parent);
  DROP TABLE unpartitioned;
  EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY (%s)', parent, primary_key);
END $$;

DROP VIEW option_data;
SELECT pg_temp.partition_table('raw_options', 'month', 'as_of, osi, source');
SELECT pg_temp.partition_table('raw_captures', 'month', 'event_id, as_of');
SELECT pg_temp.partition_table('raw_news', 'month', 'event_id, as_of');
SELECT pg_temp.partition_table('raw_bars', 'year', 'event_id, "time", as_of');
SELECT pg_temp.partition_table('raw_trades', 'year', 'event_id, as_of');
SELECT pg_temp.partition_table('raw_futures', 'year', 'event_id, contract, as_of');
SELECT pg_temp.partition_table('raw_cot', 'year', 'event_id, trader_group, as_of');
SELECT pg_temp.partition_table('raw_fx', 'year', 'event_id, as_of');
SELECT pg_temp.partition_table('raw_macro', 'year', 'event_id, as_of');

CREATE INDEX raw_captures_stream ON raw_captures (source, as_of);
CREATE INDEX raw_news_time ON raw_news (as_of);
CREATE INDEX raw_news_url ON raw_news (url);
CREATE INDEX raw_bars_symbol ON raw_bars (symbol, interval, "time");
CREATE INDEX raw_trades_account ON raw_trades (account, as_of);
CREATE INDEX raw_futures_root ON raw_futures (root, day);
CREATE INDEX raw_cot_market ON raw_cot (market, report_date);
CREATE INDEX raw_fx_pair ON raw_fx (pair, date);
CREATE INDEX raw_macro_series ON raw_macro (series, date);

CREATE VIEW option_data AS
SELECT underlying AS symbol, osi AS contract, strike, expiry AS expiration_date, CASE WHEN is_call THEN 'call' ELSE 'put' END AS option_type,
       open_interest, volume, iv AS implied_volatility, delta, gamma, bid, ask, last AS last_price, as_of AS timestamp, source, event_id
FROM raw_options;
GRANT SELECT ON option_data TO dealerflow_reader;
