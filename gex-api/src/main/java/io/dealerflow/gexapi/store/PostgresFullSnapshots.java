package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.stream.FullSnapshots;
import io.dealerflow.gexapi.stream.StreamEvent;
import io.dealerflow.kit.database.Db;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Snapshots of {@code feature.gex_snapshots} as events. The last ones are kept: all readers of a new event ask for the same. */
@ApplicationScoped
class PostgresFullSnapshots implements FullSnapshots {
    private static final String FIND = "SELECT body::text AS body FROM feature.gex_snapshots WHERE event_id = $1";

    private final Db db;
    private final Cache rendered;

    PostgresFullSnapshots(Db db, @CacheName("full-snapshots") Cache rendered) {
        this.db = db;
        this.rendered = rendered;
    }

    @Override
    public Uni<StreamEvent> of(StreamEvent snapshot) {
        return rendered.getAsync(
                snapshot.seq(),
                seq -> db.list(FIND, row -> row.getString("body"), snapshot.eventId())
                        .map(found -> found.stream()
                                .findFirst()
                                .map(snapshot::withData)
                                .orElse(snapshot)));
    }
}
