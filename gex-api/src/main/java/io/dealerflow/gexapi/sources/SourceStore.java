package io.dealerflow.gexapi.sources;

import io.dealerflow.contracts.api.SourceStatus;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The sources that ingest-service takes data from. */
public interface SourceStore {
    /** In the order of their names. */
    Uni<List<SourceStatus>> list();
}
