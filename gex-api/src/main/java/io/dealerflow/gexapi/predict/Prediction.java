package io.dealerflow.gexapi.predict;

import io.dealerflow.contracts.models.InferenceResult;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.gexapi.models.OutputSummary;
import java.util.List;

/**
 * What a model answered.
 *
 * @param id      of the request
 * @param version of the model
 * @param results one for each input, in the same order
 */
public record Prediction(String id, ModelName model, String version, List<OutputSummary> results) {
    public Prediction {
        results = List.copyOf(results);
    }

    public static Prediction of(InferenceResult result) {
        return new Prediction(
                result.requestId(),
                result.model(),
                result.modelVersion(),
                result.results().stream().map(OutputSummary::of).toList());
    }
}
