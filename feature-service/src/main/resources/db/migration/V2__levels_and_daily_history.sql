-- The levels of a snapshot as columns: reading them from the body decompresses all of its strikes.
ALTER TABLE gex_snapshots
    ADD COLUMN spot         double precision GENERATED ALWAYS AS ((body ->> 'spot')::float8) STORED,
    ADD COLUMN net_gex      double precision GENERATED ALWAYS AS ((body ->> 'net_gex')::float8) STORED,
    ADD COLUMN call_gex     double precision GENERATED ALWAYS AS ((body ->> 'call_gex')::float8) STORED,
    ADD COLUMN put_gex      double precision GENERATED ALWAYS AS ((body ->> 'put_gex')::float8) STORED,
    ADD COLUMN gamma_flip   double precision GENERATED ALWAYS AS ((body -> 'gamma_flip' ->> 'value')::float8) STORED,
    ADD COLUMN gamma_regime text GENERATED ALWAYS AS (body ->> 'gamma_regime') STORED,
    ADD COLUMN call_wall    double precision GENERATED ALWAYS AS ((body ->> 'call_wall')::float8) STORED,
    ADD COLUMN put_wall     double precision GENERATED ALWAYS AS ((body ->> 'put_wall')::float8) STORED;
CREATE INDEX gex_snapshots_by_age ON gex_snapshots (stored_at);

-- The last snapshot of each New York day. It stays when the day's snapshots are deleted.
CREATE TABLE historical_gex_data (
    symbol       text             NOT NULL,
    date         date             NOT NULL,
    as_of        timestamptz      NOT NULL,
    seq          bigint           NOT NULL,
    event_id     text             NOT NULL,
    spot         double precision NOT NULL,
    net_gex      double precision NOT NULL,
    call_gex     double precision NOT NULL,
    put_gex      double precision NOT NULL,
    gamma_flip   double precision,
    gamma_regime text             NOT NULL,
    call_wall    double precision,
    put_wall     double precision,
    PRIMARY KEY (symbol, date)
);
COMMENT ON TABLE historical_gex_data IS 'Maintained by the trigger of gex_snapshots';
CREATE INDEX historical_gex_data_by_age ON historical_gex_data (date);

CREATE FUNCTION keep_last_of_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO feature.historical_gex_data AS kept
    SELECT DISTINCT ON (a.symbol, day.date)
        a.symbol, day.date, a.as_of, a.seq, a.event_id, a.spot, a.net_gex, a.call_gex, a.put_gex, a.gamma_flip, a.gamma_regime,
        a.call_wall, a.put_wall
    FROM added a CROSS JOIN LATERAL (SELECT (a.as_of AT TIME ZONE 'America/New_York')::date) AS day(date)
    WHERE num_nulls(a.spot, a.net_gex, a.call_gex, a.put_gex, a.gamma_regime) = 0
    ORDER BY a.symbol, day.date, a.as_of DESC, a.seq DESC
    ON CONFLICT (symbol, date) DO UPDATE
    SET as_of = excluded.as_of, seq = excluded.seq, event_id = excluded.event_id, spot = excluded.spot,
        net_gex = excluded.net_gex, call_gex = excluded.call_gex, put_gex = excluded.put_gex, gamma_flip = excluded.gamma_flip,
        gamma_regime = excluded.gamma_regime, call_wall = excluded.call_wall, put_wall = excluded.put_wall
    WHERE (kept.as_of, kept.seq) < (excluded.as_of, excluded.seq);
    RETURN NULL;
END
$$;
CREATE TRIGGER last_of_day AFTER INSERT ON gex_snapshots
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_last_of_day();

INSERT INTO historical_gex_data
SELECT DISTINCT ON (s.symbol, day.date)
    s.symbol, day.date, s.as_of, s.seq, s.event_id, s.spot, s.net_gex, s.call_gex, s.put_gex, s.gamma_flip, s.gamma_regime,
    s.call_wall, s.put_wall
FROM gex_snapshots s CROSS JOIN LATERAL (SELECT (s.as_of AT TIME ZONE 'America/New_York')::date) AS day(date)
WHERE num_nulls(s.spot, s.net_gex, s.call_gex, s.put_gex, s.gamma_regime) = 0
ORDER BY s.symbol, day.date, s.as_of DESC, s.seq DESC;

GRANT SELECT ON historical_gex_data TO dealerflow_reader;
