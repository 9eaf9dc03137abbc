package io.dealerflow.contracts.models;

import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of an observation: a news item, a picture of a chart, the data of an asset. On a topic that may hold it more than once. An
 * item that names several assets has a signal for each.
 *
 * @param source       the feed, stream or service whose event it is about
 * @param asOf         event time of the observation
 * @param asset        that it is about; null when none is known
 * @param causeEventId of the observation
 * @param title        of a news item; null otherwise
 * @param landingKey   of a picture; null otherwise
 */
@RequiredUnlessNullable
public record ModelSignal(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        @Nullable String asset,
        ModelName model,
        String modelVersion,
        ModelOutput output,
        String causeEventId,
        @Nullable String title,
        @Nullable String landingKey)
        implements Event {
    public static final int VERSION = 1;

    public ModelSignal {
        text(eventId, "event_id");
        text(source, "source");
        text(causeEventId, "cause_event_id");
    }

    /** The asset; the source of a signal that is about none. */
    @Override
    public String subject() {
        return asset == null ? source : asset;
    }

    @Override
    public String type() {
        return "io.dealerflow.model-signal.v1";
    }
}
