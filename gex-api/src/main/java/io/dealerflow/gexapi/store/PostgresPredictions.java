package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.InferenceResult;
import io.dealerflow.gexapi.predict.Prediction;
import io.dealerflow.gexapi.predict.PredictionStore;
import io.dealerflow.gexapi.predict.Question;
import io.dealerflow.gexapi.stream.EventType;
import io.dealerflow.gexapi.stream.NewEvent;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests to models and their results in {@code gex.predictions}. */
@ApplicationScoped
class PostgresPredictions implements PredictionStore {
    private static final String ASKED = "INSERT INTO gex.predictions (id) VALUES ($1) ON CONFLICT (id) DO NOTHING";
    private static final String FORGET = "DELETE FROM gex.predictions WHERE id = $1 AND result IS NULL";
    private static final String FIND = "SELECT id, result FROM gex.predictions WHERE id = $1";
    private static final String ANSWERED = """
            INSERT INTO gex.predictions AS kept (id, result) SELECT id, result FROM unnest($1::text[], $2::text[]) AS batch(id, result)
            ON CONFLICT (id) DO UPDATE SET result = excluded.result WHERE kept.result IS NULL RETURNING kept.id
            """;

    private final Db db;

    PostgresPredictions(Db db) {
        this.db = db;
    }

    @Override
    public Uni<Void> asked(String id) {
        return db.update(ASKED, id).replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(String id) {
        return db.update(FORGET, id).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Question>> find(String id) {
        return db.list(FIND, PostgresPredictions::question, id)
                .map(found -> found.stream().findFirst());
    }

    private static Question question(Row row) {
        String result = row.getString("result");
        return new Question(
                row.getString("id"),
                result == null ? null : Prediction.of(Wire.readJson(result, InferenceResult.class)));
    }

    @Override
    public Uni<Void> add(List<Received<InferenceResult>> results) {
        Map<String, Received<InferenceResult>> first = new LinkedHashMap<>();
        results.forEach(received -> first.putIfAbsent(received.event().requestId(), received));
        return db.inTransaction(transaction -> PostgresEventLog.lock(transaction)
                .chain(newest -> answered(transaction, first)
                        .chain(ids -> PostgresEventLog.append(transaction, newest, events(first, ids))))
                .replaceWithVoid());
    }

    private static Uni<List<String>> answered(
            SqlConnection transaction, Map<String, Received<InferenceResult>> results) {
        return Db.list(
                transaction,
                ANSWERED,
                row -> row.getString("id"),
                results.keySet().toArray(String[]::new),
                results.values().stream()
                        .map(received -> new String(received.bytes(), StandardCharsets.UTF_8))
                        .toArray(String[]::new));
    }

    private static List<NewEvent> events(Map<String, Received<InferenceResult>> results, Collection<String> answered) {
        return results.values().stream()
                .filter(received -> answered.contains(received.event().requestId()))
                .map(received -> NewEvent.of(
                        EventType.PREDICTION, received, Wire.writeJsonText(Prediction.of(received.event()))))
                .toList();
    }
}
