package io.dealerflow.kit.runs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where OpenLineage run events are sent; nowhere unless {@link #url} or {@link #file} is set. */
@ConfigMapping(prefix = "dealerflow.lineage")
public interface LineageConfig {
    /** Of a receiver, without the path {@code /api/v1/lineage}; has precedence. */
    Optional<URI> url();

    /** Sent to the receiver as a bearer token. */
    Optional<String> apiKey();

    /** How long the receiver may take to answer. */
    @WithDefault("5s")
    Duration timeout();

    /** A file to which events are appended, a line each. */
    Optional<Path> file();

    /** Of jobs and datasets. */
    @WithDefault("dealerflow")
    String namespace();
}
