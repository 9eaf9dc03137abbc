package io.dealerflow.ingest;

import io.dealerflow.ingest.config.LineageConfig;
import io.dealerflow.ingest.intake.Lineage;
import io.dealerflow.ingest.outgoing.LineageOutput;
import io.dealerflow.ingest.outgoing.OpenLineageLog;
import io.dealerflow.ingest.store.RawTable;
import io.dealerflow.ingest.store.RawTableCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.FileConfig;
import io.openlineage.client.transports.FileTransport;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import io.openlineage.client.transports.Transport;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Assembles the lineage. */
class LineageBeans {
    @Produces
    @Singleton
    Lineage lineage(LineageConfig config, MeterRegistry registry, Clock clock) {
        return transport(config)
                .<Lineage>map(
                        transport -> new OpenLineageLog(config.namespace(), outputs(), transport, registry, clock))
                .orElse(Lineage.NONE);
    }

    void close(@Disposes Lineage lineage) throws Exception {
        if (lineage instanceof AutoCloseable open) {
            open.close();
        }
    }

    private static Optional<Transport> transport(LineageConfig config) {
        return config.url()
                .<Transport>map(url -> http(url, config))
                .or(() -> config.file().map(file -> new FileTransport(new FileConfig(file.toString()))));
    }

    private static Transport http(URI url, LineageConfig config) {
        var http = new HttpConfig();
        http.setUrl(url);
        http.setTimeoutInMillis(Math.toIntExact(config.timeout().toMillis()));
        config.apiKey().ifPresent(key -> {
            var token = new ApiKeyTokenProvider();
            token.setApiKey(key);
            http.setAuth(token);
        });
        return new HttpTransport(http);
    }

    private static Map<String, LineageOutput> outputs() {
        Map<String, LineageOutput> outputs = new HashMap<>();
        for (RawTable<?, ?> table : RawTableCatalogue.all()) {
            outputs.put(table.kind().wireName(), new LineageOutput(table.topic(), table.name(), table.columnTypes()));
        }
        return outputs;
    }
}
