package io.dealerflow.kit.core;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Which spans are recorded, and so exported. */
class SpanSampling {
    @Produces
    @Singleton
    Sampler sampler(TelemetryConfig config) {
        return config.endpoint().isPresent()
                ? Sampler.parentBased(Sampler.traceIdRatioBased(config.ratio()))
                : Sampler.alwaysOff();
    }
}
