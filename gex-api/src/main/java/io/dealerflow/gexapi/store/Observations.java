package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.gexapi.snapshot.ObservationStore;
import io.dealerflow.gexapi.snapshot.PackedChain;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Every option chain: in {@code gex.observations} for good, and those of the newest books in Redis too. */
@ApplicationScoped
public class Observations implements ObservationStore {
    private static final Logger LOG = Logger.getLogger(Observations.class);
    private static final String INSERT = """
            INSERT INTO gex.observations (event_id, symbol, as_of, ingest_ts, source, version, chain)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING
            """;

    private final DataSource database;
    private final Sql sql;
    private final BookCache cache;

    Observations(DataSource database, Sql sql, BookCache cache) {
        this.database = database;
        this.sql = sql;
        this.cache = cache;
    }

    /** Stores the chain; blocks. Redis may be away: what it misses is read from the table. */
    public void add(OptionChain chain) throws SQLException {
        byte[] packed = ChainBytes.pack(chain);
        cache.put(chain, packed)
                .onFailure()
                .invoke(e -> LOG.debugf("book of %s not cached: %s", chain.underlying(), e.getMessage()))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, chain.eventId());
            insert.setString(2, chain.underlying());
            insert.setObject(3, chain.asOf().atOffset(ZoneOffset.UTC));
            insert.setObject(4, chain.ingestTs().atOffset(ZoneOffset.UTC));
            insert.setString(5, chain.source());
            insert.setInt(6, chain.version());
            insert.setBytes(7, packed);
            insert.executeUpdate();
        }
    }

    @Override
    public Uni<Optional<PackedChain>> find(String symbol, String eventId) {
        return cache.get(symbol, eventId)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .flatMap(cached -> cached.isPresent() ? Uni.createFrom().item(cached) : stored(eventId))
                .map(found -> found.map(packed -> () -> ChainBytes.unpack(packed)));
    }

    private Uni<Optional<byte[]>> stored(String eventId) {
        return sql.list(
                        "SELECT chain FROM gex.observations WHERE event_id = $1",
                        row -> row.getBuffer("chain"),
                        eventId)
                .map(rows -> rows.stream().findFirst().map(Buffer::getBytes));
    }
}
