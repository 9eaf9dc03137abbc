package io.dealerflow.kit.runs;

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
import java.util.Optional;

/** The sender of lineage events; empty when no receiver is configured. */
class LineageBeans {
    @Produces
    @Singleton
    Optional<LineageSender> sender(LineageConfig config, MeterRegistry registry) {
        return transport(config).map(transport -> new LineageSender(transport, registry));
    }

    void close(@Disposes Optional<LineageSender> sender) {
        sender.ifPresent(LineageSender::close);
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
}
