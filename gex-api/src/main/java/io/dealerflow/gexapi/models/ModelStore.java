package io.dealerflow.gexapi.models;

import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.kit.core.Received;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The models that are served. */
public interface ModelStore {
    /** Keeps the version unless a later activated one is known. */
    Uni<Void> activated(Received<ServedModel> version);

    /** Keeps the evaluation unless a later one is known. */
    Uni<Void> evaluated(Received<ModelDrift> drift);

    /** By name. */
    Uni<List<ServedState>> list();

    Uni<Optional<ServedState>> find(ModelName name);
}
