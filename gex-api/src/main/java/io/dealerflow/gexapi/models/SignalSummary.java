package io.dealerflow.gexapi.models;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelSignal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signal without its embedding. Fields are those of {@link ModelSignal}. */
public record SignalSummary(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        @Nullable String asset,
        ModelName model,
        String modelVersion,
        OutputSummary output,
        String causeEventId,
        @Nullable String title,
        @Nullable String landingKey) {
    public static SignalSummary of(ModelSignal signal) {
        return new SignalSummary(
                signal.eventId(),
                signal.source(),
                signal.asOf(),
                signal.ingestTs(),
                signal.asset(),
                signal.model(),
                signal.modelVersion(),
                OutputSummary.of(signal.output()),
                signal.causeEventId(),
                signal.title(),
                signal.landingKey());
    }
}
