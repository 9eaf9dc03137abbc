package io.dealerflow.ingest;

import io.dealerflow.ingest.intake.Lineage;
import io.dealerflow.ingest.outgoing.LineageOutput;
import io.dealerflow.ingest.outgoing.OpenLineageLog;
import io.dealerflow.ingest.store.RawTable;
import io.dealerflow.ingest.store.RawTableCatalogue;
import io.dealerflow.kit.runs.LineageConfig;
import io.dealerflow.kit.runs.LineageSender;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Assembles the lineage. */
class LineageBeans {
    @Produces
    @Singleton
    Lineage lineage(LineageConfig config, Optional<LineageSender> configured, Clock clock) {
        return configured
                .<Lineage>map(sender -> new OpenLineageLog(config.namespace(), outputs(), sender, clock))
                .orElse(Lineage.NONE);
    }

    private static Map<String, LineageOutput> outputs() {
        Map<String, LineageOutput> outputs = new HashMap<>();
        for (RawTable<?, ?> table : RawTableCatalogue.all()) {
            outputs.put(table.kind().wireName(), new LineageOutput(table.topic(), table.name(), table.columnTypes()));
        }
        return outputs;
    }
}
