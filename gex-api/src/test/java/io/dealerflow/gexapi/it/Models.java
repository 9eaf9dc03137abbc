package io.dealerflow.gexapi.it;

import io.dealerflow.contracts.models.InferenceResult;
import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.models.ServedModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events as a worker publishes them. */
final class Models {
    static final Instant NOON = Instant.parse("2026-03-13T16:00:00Z");
    private static final String SOURCE = "gpu-worker";

    private Models() {}

    static ModelOutput output(String label) {
        return new ModelOutput(
                label,
                Map.of("negative", 0.1, "neutral", 0.2, "positive", 0.7),
                0.6,
                Map.of(),
                List.of(0.25f, -0.5f),
                null,
                null);
    }

    static ModelSignal signal(@Nullable String asset, ModelName model, int second, String label) {
        Instant asOf = NOON.plusSeconds(second);
        return new ModelSignal(
                "signal-" + asset + "-" + second,
                "wire",
                asOf,
                asOf,
                ModelSignal.VERSION,
                asset,
                model,
                "1.0.0",
                output(label),
                "cause",
                "Oil falls, \"sharply\"",
                null);
    }

    /** @param eventId of the result */
    static InferenceResult result(String eventId, String requestId, ModelName model, String label) {
        return new InferenceResult(
                eventId,
                SOURCE,
                NOON,
                NOON,
                InferenceResult.VERSION,
                requestId,
                model,
                "1.0.0",
                List.of(output(label)));
    }

    static ServedModel served(ModelName model, String version, int activatedSecond) {
        return new ServedModel(
                "served-" + model.wireName() + "-" + version,
                "shipped",
                NOON,
                NOON.plusSeconds(activatedSecond),
                ServedModel.VERSION,
                model,
                version,
                "cpu",
                "ab".repeat(32),
                List.of("negative", "neutral", "positive"),
                Map.of("macro_f1", 0.87),
                "# " + model.wireName() + " " + version + "\n");
    }

    static ModelDrift drift(ModelName model, int second, boolean alarm) {
        Instant asOf = NOON.plusSeconds(second);
        return new ModelDrift(
                "drift-" + model.wireName() + "-" + second,
                SOURCE,
                asOf,
                asOf,
                ModelDrift.VERSION,
                model,
                "1.0.0",
                350,
                List.of(new ModelDrift.Measure("length", ModelDrift.Side.INPUT, 0.04, 0.2)),
                alarm);
    }
}
