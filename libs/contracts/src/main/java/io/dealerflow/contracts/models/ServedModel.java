package io.dealerflow.contracts.models;

import static io.dealerflow.contracts.event.Checks.sorted;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A version of a model that a worker activated, on a compacted topic: readers know what is served also while no worker runs.
 *
 * @param source       the registry that it came from: {@code shipped}, a folder, a store or MLflow
 * @param asOf         when the version was made
 * @param ingestTs     when it was activated
 * @param modelVersion of {@code model.json}
 * @param device       {@code cpu} or {@code cuda}: the device class whose file is run
 * @param sha256       of that file, 64 hexadecimal digits
 * @param labels       classes, in the order of the graph; empty of models without
 * @param metrics      headline figures of the card, by name
 * @param card         Markdown
 */
@RequiredUnlessNullable
public record ServedModel(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        ModelName model,
        String modelVersion,
        String device,
        String sha256,
        List<String> labels,
        Map<String, Double> metrics,
        String card)
        implements Event {
    public static final int VERSION = 1;

    public ServedModel {
        text(eventId, "event_id");
        text(modelVersion, "model_version");
        labels = List.copyOf(labels);
        metrics = sorted(metrics);
    }

    @Override
    public String subject() {
        return model.wireName();
    }

    @Override
    public String type() {
        return "io.dealerflow.served-model.v1";
    }
}
