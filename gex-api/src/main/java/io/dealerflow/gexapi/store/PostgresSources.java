package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.api.SourceStatus;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.gexapi.sources.SourceStore;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The view {@code ingest.source_status}; without it, because ingest-service has never run, there are no sources. */
@ApplicationScoped
class PostgresSources implements SourceStore {
    private final Db db;
    private final Clock clock;

    PostgresSources(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Uni<List<SourceStatus>> list() {
        return db.list("""
                SELECT source, kinds, connector, schedule, subjects, failing, last_success, newest_as_of, next_run, files, records, errors,
                       last_error, last_quality::text AS quality
                FROM ingest.source_status ORDER BY source
                """, this::read).onFailure(Db::isMissing).recoverWithItem(List.of());
    }

    private SourceStatus read(Row row) {
        String quality = row.getString("quality");
        Instant newest = instant(row, "newest_as_of");
        return new SourceStatus(
                row.getString("source"),
                Arrays.stream(row.getArrayOfStrings("kinds")).map(FileKind::of).toList(),
                row.getString("connector"),
                row.getString("schedule"),
                row.getInteger("subjects"),
                row.getInteger("failing"),
                instant(row, "last_success"),
                newest,
                newest == null
                        ? null
                        : Duration.between(newest, clock.instant()).toSeconds(),
                instant(row, "next_run"),
                row.getLong("files"),
                row.getLong("records"),
                row.getLong("errors"),
                row.getString("last_error"),
                quality == null ? null : Wire.readJson(quality, SourceStatus.Quality.class));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }
}
