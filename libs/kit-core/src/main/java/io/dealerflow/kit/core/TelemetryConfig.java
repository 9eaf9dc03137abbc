package io.dealerflow.kit.core;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Export of spans. */
@ConfigMapping(prefix = "dealerflow.telemetry")
interface TelemetryConfig {
    /** OTLP endpoint. Without one no span is recorded; logs and headers still have trace ids. */
    Optional<String> endpoint();

    /** Share of new traces that are recorded, 0 to 1. A trace that a caller records is recorded. */
    @WithDefault("1.0")
    double ratio();
}
