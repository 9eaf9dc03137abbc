package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.gexapi.query.SignalParameters;
import io.dealerflow.kit.http.InvalidParameterException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A question to a model.
 *
 * @param model  news-sentiment, chart-pattern, regime, ensemble, forecast
 * @param inputs what it is asked about, 1 to 64; their fields are those of the model
 * @param waitMs how long to wait for the answer, milliseconds; 2000 by default
 */
@Schema(requiredProperties = {"model", "inputs"})
public record PredictRequest(
        @Nullable String model,

        @Schema(implementation = Object[].class) @Nullable List<@Nullable JsonNode> inputs,

        @Schema(implementation = Integer.class) @Nullable JsonNode waitMs) {
    static final int MAX_WAIT_MS = 30_000;
    private static final int DEFAULT_WAIT_MS = 2_000;

    /** @throws InvalidParameterException when it names none */
    ModelName wantedModel() {
        if (model == null) {
            throw new InvalidParameterException("model", "is required");
        }
        if (!SignalParameters.MODELS.contains(model)) {
            throw new InvalidParameterException(
                    "model", "must be one of " + String.join(", ", SignalParameters.MODELS));
        }
        return SignalParameters.modelOf(model);
    }

    /** @throws InvalidParameterException naming what is missing or cannot be */
    List<ModelInput> wantedInputs() {
        ModelName wanted = wantedModel();
        if (inputs == null || inputs.isEmpty() || inputs.size() > InferenceRequest.MAX_INPUTS) {
            throw new InvalidParameterException("inputs", "must be 1 to " + InferenceRequest.MAX_INPUTS);
        }
        List<ModelInput> read = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            read.add(new PredictInput("inputs[" + i + "]", inputs.get(i)).of(wanted));
        }
        return read;
    }

    /** @throws InvalidParameterException when it is no whole number within the limits */
    Duration maxWait() {
        if (waitMs == null || waitMs.isNull()) {
            return Duration.ofMillis(DEFAULT_WAIT_MS);
        }
        if (!waitMs.isNumber()
                || waitMs.doubleValue() != Math.rint(waitMs.doubleValue())
                || waitMs.doubleValue() < 0
                || waitMs.doubleValue() > MAX_WAIT_MS) {
            throw new InvalidParameterException("wait_ms", "must be a whole number between 0 and " + MAX_WAIT_MS);
        }
        return Duration.ofMillis(waitMs.longValue());
    }
}
