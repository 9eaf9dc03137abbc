package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.gexapi.models.ModelStore;
import io.dealerflow.gexapi.models.ServedState;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Served models and their drift in {@code gex.models}. */
@ApplicationScoped
class PostgresModels implements ModelStore {
    private static final String ACTIVATED = """
            INSERT INTO gex.models AS kept (model, served, activated_at) VALUES ($1, $2, $3)
            ON CONFLICT (model) DO UPDATE SET served = excluded.served, activated_at = excluded.activated_at
            WHERE kept.activated_at IS NULL OR kept.activated_at <= excluded.activated_at
            """;
    private static final String EVALUATED = """
            INSERT INTO gex.models AS kept (model, drift, drift_as_of) VALUES ($1, $2, $3)
            ON CONFLICT (model) DO UPDATE SET drift = excluded.drift, drift_as_of = excluded.drift_as_of
            WHERE kept.drift_as_of IS NULL OR kept.drift_as_of <= excluded.drift_as_of
            """;
    private static final String LIST = "SELECT served, drift FROM gex.models WHERE served IS NOT NULL ORDER BY model";
    private static final String FIND = "SELECT served, drift FROM gex.models WHERE served IS NOT NULL AND model = $1";

    private final Db db;

    PostgresModels(Db db) {
        this.db = db;
    }

    @Override
    public Uni<Void> activated(Received<ServedModel> version) {
        ServedModel served = version.event();
        return db.update(ACTIVATED, served.model().wireName(), text(version), served.ingestTs())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> evaluated(Received<ModelDrift> drift) {
        ModelDrift event = drift.event();
        return db.update(EVALUATED, event.model().wireName(), text(drift), event.asOf())
                .replaceWithVoid();
    }

    private static String text(Received<?> received) {
        return new String(received.bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public Uni<List<ServedState>> list() {
        return db.list(LIST, PostgresModels::state);
    }

    @Override
    public Uni<Optional<ServedState>> find(ModelName name) {
        return db.list(FIND, PostgresModels::state, name.wireName())
                .map(found -> found.stream().findFirst());
    }

    private static ServedState state(Row row) {
        String drift = row.getString("drift");
        return new ServedState(
                Wire.readJson(row.getString("served"), ServedModel.class),
                drift == null ? null : Wire.readJson(drift, ModelDrift.class));
    }
}
