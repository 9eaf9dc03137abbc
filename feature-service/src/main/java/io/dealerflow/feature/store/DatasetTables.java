package io.dealerflow.feature.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.feature.dataset.AssetDay;
import io.dealerflow.feature.dataset.DatasetInputs;
import io.dealerflow.feature.dataset.FeatureValues;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the feature store is written from: features in {@code asset_features}, what is joined to them in {@code dataset_inputs}, and in
 * {@code dataset_days} which files no longer have all of it. A day is marked after, or with, what changes it; so the file that is written
 * for a mark has that.
 */
@ApplicationScoped
class DatasetTables {
    /** Longer than the files of one claim take. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final String ADD = """
            INSERT INTO dataset_inputs (asset, event_id, type, as_of, body)
            SELECT DISTINCT ON (asset, event_id) asset, event_id, type, as_of, body::jsonb
            FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[]) AS batch(asset, event_id, type, as_of, body)
            ON CONFLICT (asset, event_id) DO NOTHING
            """;

    /** In one order, so that two instances do not wait for each other. */
    private static final String MARK = """
            INSERT INTO dataset_days AS known (asset, date)
            SELECT DISTINCT batch.asset, day.date
            FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) AS batch(asset, first, last)
            CROSS JOIN LATERAL (
                SELECT generate_series((batch.first AT TIME ZONE 'UTC')::date, (batch.last AT TIME ZONE 'UTC')::date, interval '1 day')::date
            ) AS day(date)
            ORDER BY 1, 2
            ON CONFLICT (asset, date) DO UPDATE SET revision = known.revision + 1
            """;

    private static final String CLAIM = """
            UPDATE dataset_days AS claimed SET claimed_until = clock_timestamp() + $3::bigint * interval '1 second'
            FROM (SELECT asset, date FROM dataset_days
                  WHERE revision > written AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
                      AND (date < $1 OR written_at IS NULL OR written_at < clock_timestamp() - $2::bigint * interval '1 second')
                  ORDER BY date DESC, asset LIMIT $4 FOR UPDATE SKIP LOCKED) due
            WHERE claimed.asset = due.asset AND claimed.date = due.date
            RETURNING claimed.asset, claimed.date, claimed.revision
            """;

    private static final String WRITTEN = """
            UPDATE dataset_days SET written = greatest(written, $3), written_at = clock_timestamp(), claimed_until = NULL
            WHERE asset = $1 AND date = $2
            """;

    /** Nothing is written for a day without features. */
    private static final String FORGET = "DELETE FROM dataset_days WHERE asset = $1 AND date = $2 AND revision = $3";

    private static final String FEATURES = """
            SELECT DISTINCT ON (as_of) event_id, as_of, asset_class,
                coalesce((SELECT jsonb_object_agg(f.key, f.value -> 'value') FROM jsonb_each(body -> 'features') f), '{}')::text AS values
            FROM asset_features WHERE symbol = $1 AND as_of >= $2 AND as_of < $3 ORDER BY as_of, seq DESC
            """;

    private static final String INPUTS = """
            SELECT type, body::text AS body FROM dataset_inputs WHERE asset = $1 AND as_of >= $2 AND as_of < $3
            """;

    private static final Map<String, Class<? extends Event>> TYPES = Map.of(
            "score", AssetScore.class,
            "bars", BarSeries.class,
            "signal", ModelSignal.class);

    private final Db db;

    DatasetTables(Db db) {
        this.db = db;
    }

    /** An event, and an asset to whose features it is joined. */
    record Input(String asset, Event event) {}

    /**
     * A day whose file is to be written.
     *
     * @param revision of its mark
     */
    record Due(AssetDay day, long revision) {}

    /** Stores events and marks the days of the rows that they belong to. */
    Uni<Void> add(List<Input> inputs) {
        return inputs.isEmpty()
                ? Uni.createFrom().voidItem()
                : db.inTransaction(transaction -> Db.update(
                                        transaction,
                                        ADD,
                                        texts(inputs, Input::asset),
                                        texts(inputs, input -> input.event().eventId()),
                                        texts(inputs, input -> type(input.event())),
                                        instants(inputs, input -> input.event().asOf()),
                                        texts(inputs, input -> Wire.writeJsonText(input.event())))
                                .chain(() -> mark(transaction, inputs)))
                        .replaceWithVoid();
    }

    /** Marks the days of features that have been stored. */
    Uni<Void> mark(List<Input> features) {
        return db.inTransaction(transaction -> mark(transaction, features)).replaceWithVoid();
    }

    private static Uni<Integer> mark(SqlConnection transaction, List<Input> inputs) {
        return Db.update(
                transaction,
                MARK,
                texts(inputs, Input::asset),
                instants(inputs, input -> input.event().asOf()),
                instants(inputs, input -> input.event().asOf().plus(DatasetInputs.reach(input.event()))));
    }

    /**
     * Days to be written, the newest first; others do not get them until they are written, or for some minutes.
     *
     * @param today          in UTC; it and later dates are not over
     * @param openDateEvery  how long the file of such a date stays as it is
     */
    Uni<List<Due>> claim(LocalDate today, Duration openDateEvery, int limit) {
        return db.list(
                CLAIM,
                row -> new Due(new AssetDay(row.getString("asset"), row.getLocalDate("date")), row.getLong("revision")),
                today,
                openDateEvery.toSeconds(),
                LEASE.toSeconds(),
                limit);
    }

    Uni<Void> written(Due due) {
        return db.update(WRITTEN, due.day().asset(), due.day().date(), due.revision())
                .replaceWithVoid();
    }

    Uni<Void> forget(Due due) {
        return db.update(FORGET, due.day().asset(), due.day().date(), due.revision())
                .replaceWithVoid();
    }

    /** The last version of each instant, ascending. */
    Uni<List<FeatureValues>> features(AssetDay day) {
        return db.list(
                FEATURES,
                DatasetTables::values,
                day.asset(),
                start(day.date()),
                start(day.date().plusDays(1)));
    }

    /** Everything that may be joined to the features of a day. */
    Uni<DatasetInputs> inputs(AssetDay day) {
        Instant from = start(day.date()).minus(DatasetInputs.longestReach());
        return db.list(
                        INPUTS,
                        DatasetTables::event,
                        day.asset(),
                        from,
                        start(day.date().plusDays(1)))
                .map(DatasetInputs::new);
    }

    private static FeatureValues values(Row row) {
        Map<String, @Nullable Double> values = new LinkedHashMap<>();
        Map<?, ?> stored = Wire.readJson(row.getString("values"), Map.class);
        stored.forEach((name, value) ->
                values.put(String.valueOf(name), value instanceof Number number ? number.doubleValue() : null));
        return new FeatureValues(
                row.getString("event_id"),
                row.getOffsetDateTime("as_of").toInstant(),
                row.getString("asset_class"),
                values);
    }

    private static Event event(Row row) {
        String type = row.getString("type");
        return Wire.readJson(row.getString("body"), Objects.requireNonNull(TYPES.get(type), type));
    }

    private static String type(Event event) {
        return TYPES.entrySet().stream()
                .filter(type -> type.getValue().isInstance(event))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(event.type() + " is not joined to features"));
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String[] texts(List<Input> inputs, Function<Input, String> value) {
        return inputs.stream().map(value).toArray(String[]::new);
    }

    private static Instant[] instants(List<Input> inputs, Function<Input, Instant> value) {
        return inputs.stream().map(value).toArray(Instant[]::new);
    }
}
