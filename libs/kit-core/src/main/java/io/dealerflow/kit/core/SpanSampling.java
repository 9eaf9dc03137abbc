package io.dealerflow.kit.core;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Sampler: which spans are recorded and exported. */
class SpanSampling {
    @Produces
    @Singleton
    Sampler sampler(TelemetryConfig config) {
        return config.endpoint().isPresent()
                ? Sampler.parentBased(Sampler.traceIdRatioBased(config.ratio()))
                : Sampler.alwaysOff();
    }
}
