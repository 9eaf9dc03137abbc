package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.gexapi.snapshot.ObservationStore;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.database.Db;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Every option chain: in {@code gex.observations} permanently, of the newest books in Redis, and the last used decoded.
 * Packing and unpacking a large chain takes tens of milliseconds, so both are done on worker threads.
 */
@ApplicationScoped
class Observations implements ObservationStore {
    private static final String INSERT = """
            INSERT INTO gex.observations (event_id, symbol, as_of, ingest_ts, source, version, chain)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (event_id) DO NOTHING
            """;

    private final Db db;
    private final BookCache cache;
    private final Cache decoded;

    Observations(Db db, BookCache cache, @CacheName("chains") Cache decoded) {
        this.db = db;
        this.cache = cache;
        this.decoded = decoded;
    }

    @Override
    public Uni<Void> add(Received<OptionChain> chain) {
        return Uni.createFrom()
                .item(() -> ChainBytes.pack(chain.bytes()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .call(packed -> store(chain.event(), packed))
                .flatMap(packed -> cache(chain.event(), packed));
    }

    private Uni<Integer> store(OptionChain chain, byte[] packed) {
        return db.update(
                INSERT,
                chain.eventId(),
                chain.underlying(),
                chain.asOf(),
                chain.ingestTs(),
                chain.source(),
                chain.version(),
                packed);
    }

    /** Chains missing in Redis are read from the table. */
    private Uni<Void> cache(OptionChain chain, byte[] packed) {
        return cache.put(chain, packed).onFailure(UnavailableException.class).recoverWithNull();
    }

    @Override
    public Uni<OptionChain> find(String symbol, String eventId) {
        return decoded.getAsync(
                eventId,
                id -> packed(symbol, id)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(found -> ChainBytes.unpack(found.orElseThrow())));
    }

    private Uni<Optional<byte[]>> packed(String symbol, String eventId) {
        return cache.get(symbol, eventId)
                .onFailure(UnavailableException.class)
                .recoverWithItem(Optional.empty())
                .flatMap(cached -> cached.isPresent() ? Uni.createFrom().item(cached) : stored(eventId));
    }

    private Uni<Optional<byte[]>> stored(String eventId) {
        return db.list(
                        "SELECT chain FROM gex.observations WHERE event_id = $1",
                        row -> row.getBuffer("chain").getBytes(),
                        eventId)
                .map(rows -> rows.stream().findFirst());
    }
}
