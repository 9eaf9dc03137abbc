package io.dealerflow.worker.metrics;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.batch.LaneListener;
import io.dealerflow.worker.model.LoadedModel.Device;
import io.dealerflow.worker.registry.ServedVersion;
import io.dealerflow.worker.registry.ServedVersions;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Meters of each model: batches, times, what waits, which device runs it. */
@Singleton
class InferenceMetrics implements LaneListener {
    private static final String MODEL = "model";

    private record Meters(Timer preparation, Timer waiting, Timer run, DistributionSummary batch) {}

    private final MeterRegistry registry;
    private final Map<ModelName, Meters> meters = new EnumMap<>(ModelName.class);

    InferenceMetrics(MeterRegistry registry, ServedVersions versions) {
        this.registry = registry;
        for (ModelName model : ModelName.values()) {
            if (model != ModelName.UNKNOWN) {
                meters.put(model, register(model.wireName()));
                watch(model, versions);
            }
        }
    }

    private Meters register(String model) {
        return new Meters(
                registry.timer("dealerflow.inference.preparation", MODEL, model),
                registry.timer("dealerflow.inference.wait", MODEL, model),
                registry.timer("dealerflow.inference.run", MODEL, model),
                registry.summary("dealerflow.inference.batch.size", MODEL, model));
    }

    /** What waits for the version that answers, and whether it runs on a GPU. */
    private void watch(ModelName model, ServedVersions versions) {
        Gauge.builder(
                        "dealerflow.inference.queue",
                        versions,
                        all -> all.of(model)
                                .map(version -> version.lane().queued())
                                .orElse(0))
                .tag(MODEL, model.wireName())
                .register(registry);
        Gauge.builder(
                        "dealerflow.inference.gpu",
                        versions,
                        all -> all.of(model).filter(InferenceMetrics::isOnGpu).isPresent() ? 1 : 0)
                .tag(MODEL, model.wireName())
                .register(registry);
    }

    private static boolean isOnGpu(ServedVersion version) {
        return version.lane().model().device() == Device.CUDA;
    }

    @Override
    public void prepared(ModelName model, Duration time) {
        of(model).preparation().record(time);
    }

    @Override
    public void ran(ModelName model, int items, Duration wait, Duration run) {
        of(model).batch().record(items);
        of(model).waiting().record(wait);
        of(model).run().record(run);
    }

    private Meters of(ModelName model) {
        return Objects.requireNonNull(meters.get(model));
    }
}
