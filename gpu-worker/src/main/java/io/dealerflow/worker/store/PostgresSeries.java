package io.dealerflow.worker.store;

import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.database.Db;
import io.dealerflow.worker.config.SeriesConfig;
import io.dealerflow.worker.config.SeriesConfig.Asset;
import io.dealerflow.worker.model.SeriesSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Series of the schemas {@code ingest} and {@code feature}. A bar is known when it is complete, an implied volatility when its features are. Of
 * several bars of one time the one that was received last counts.
 */
@Singleton
class PostgresSeries implements SeriesSource {
    /** Of several volatilities of a date: the index as bars, then as series, then that of the asset's own options. */
    private static final String DAILY = """
            SELECT bars.date, high, low, close, volatility.value
            FROM (
              SELECT DISTINCT ON (date) date, high, low, close
              FROM ingest.bar_data
              WHERE symbol = $1 AND interval = '1d' AND as_of <= $4 AND high IS NOT NULL AND low IS NOT NULL
              ORDER BY date DESC, ingest_ts DESC
              LIMIT $5
            ) bars
            LEFT JOIN (
              SELECT DISTINCT ON (date) date, value
              FROM (
                SELECT date, close AS value, 1 AS choice, ingest_ts AS known
                FROM ingest.bar_data WHERE symbol = $2 AND interval = '1d' AND as_of <= $4
                UNION ALL
                SELECT date, value, 2, ingest_ts
                FROM ingest.macro_data WHERE series = $3 AND known_at <= $4
                UNION ALL
                SELECT (as_of AT TIME ZONE 'America/New_York')::date, 100 * atm_vol_30d, 3, as_of
                FROM feature.features_equity WHERE asset = $6 AND as_of <= $4 AND atm_vol_30d IS NOT NULL
              ) known
              ORDER BY date, choice, known DESC
            ) volatility USING (date)
            ORDER BY date
            """;

    private static final String HOURLY = """
            SELECT time, open, high, low, close
            FROM (
              SELECT DISTINCT ON (time) time, open, high, low, close
              FROM ingest.bar_data
              WHERE symbol = $1 AND interval = '1h' AND time <= $2::timestamptz - interval '1 hour'
                AND num_nulls(open, high, low) = 0
              ORDER BY time DESC, ingest_ts DESC
              LIMIT $3
            ) bars
            ORDER BY time
            """;

    private final Db db;
    private final SeriesConfig config;

    PostgresSeries(Db db, SeriesConfig config) {
        this.db = db;
        this.config = config;
    }

    @Override
    public List<AssetDay> daily(String asset, Instant asOf, int days) {
        Optional<Asset> settings = Optional.ofNullable(config.series().get(asset));
        return read(() -> db.list(
                DAILY,
                PostgresSeries::day,
                settings.flatMap(Asset::bars).orElse(asset),
                settings.flatMap(Asset::volatilityBars).orElse(""),
                settings.flatMap(Asset::volatilitySeries).orElse(""),
                asOf,
                (long) days,
                asset));
    }

    @Override
    public List<HourBar> hourly(String symbol, Instant asOf, int bars) {
        return read(() -> db.list(HOURLY, PostgresSeries::bar, symbol, asOf, (long) bars));
    }

    private static <T> List<T> read(Supplier<Uni<List<T>>> query) {
        try {
            return Db.await(query);
        } catch (UnavailableException e) {
            throw new SourceAwayException(e);
        }
    }

    private static AssetDay day(Row row) {
        return new AssetDay(
                row.getLocalDate(0), row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4));
    }

    private static HourBar bar(Row row) {
        return new HourBar(
                row.getOffsetDateTime(0).toInstant(),
                row.getDouble(1),
                row.getDouble(2),
                row.getDouble(3),
                row.getDouble(4));
    }
}
