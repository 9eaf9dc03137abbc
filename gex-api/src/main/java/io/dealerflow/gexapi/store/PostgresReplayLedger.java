package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.deadletters.ReplayLedger;
import io.dealerflow.kit.database.Db;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;

/** The ledger in {@code gex.dead_letter_replays}. */
@ApplicationScoped
class PostgresReplayLedger implements ReplayLedger {
    /** A claim of this age belongs to a process that ended while sending: the dead letter is sent again. */
    private static final String CLAIM = """
            INSERT INTO gex.dead_letter_replays AS known (cluster, letter, claimed_at)
            SELECT $1, letter, clock_timestamp() FROM unnest($2::text[]) AS letter ORDER BY letter
            ON CONFLICT (cluster, letter) DO UPDATE SET claimed_at = clock_timestamp()
            WHERE (known.claimed_at IS NULL OR known.claimed_at < clock_timestamp() - interval '2 minutes')
              AND (known.sent_at IS NULL OR $3)
            RETURNING letter
            """;

    private final Db db;

    PostgresReplayLedger(Db db) {
        this.db = db;
    }

    @Override
    public Set<String> replayed(String cluster) {
        return Set.copyOf(Db.await(() -> db.list(
                "SELECT letter FROM gex.dead_letter_replays WHERE cluster = $1 AND sent_at IS NOT NULL",
                row -> row.getString("letter"),
                cluster)));
    }

    @Override
    public Set<String> claim(String cluster, Collection<String> ids, boolean again) {
        return Set.copyOf(Db.await(
                () -> db.list(CLAIM, row -> row.getString("letter"), cluster, ids.toArray(String[]::new), again)));
    }

    @Override
    public void sent(String cluster, Collection<String> ids) {
        update("""
                UPDATE gex.dead_letter_replays SET sent_at = clock_timestamp(), claimed_at = NULL
                WHERE cluster = $1 AND letter = ANY ($2)
                """, cluster, ids);
    }

    @Override
    public void release(String cluster, Collection<String> ids) {
        update(
                "UPDATE gex.dead_letter_replays SET claimed_at = NULL WHERE cluster = $1 AND letter = ANY ($2)",
                cluster,
                ids);
    }

    private void update(String sql, String cluster, Collection<String> ids) {
        Db.await(() -> db.update(sql, cluster, ids.toArray(String[]::new)));
    }
}
