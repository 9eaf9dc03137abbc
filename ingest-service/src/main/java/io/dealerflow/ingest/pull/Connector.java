package io.dealerflow.ingest.pull;

import io.dealerflow.kit.runs.Schedule;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How one vendor is asked. Implementations are pure: what is asked next follows from the position of a subject and the time. */
public interface Connector {
    /**
     * What is known of a vendor; every value but the first and the last can be set otherwise.
     *
     * @param name              as in settings
     * @param url               public endpoint; null where each source has its own
     * @param source            under which its observations are stored: that of the format, so that a file that is uploaded as well changes
     *                          nothing; null for the name of the source
     * @param subject           where there is only one; null where the source names them
     * @param schedule          of a source that sets none
     * @param requestsPerMinute what the vendor allows, or what is polite
     * @param needsKey          whether it answers only with an API key
     */
    record Profile(
            String name,
            @Nullable URI url,
            @Nullable String source,
            @Nullable String subject,
            Schedule schedule,
            int requestsPerMinute,
            boolean needsKey) {}

    Profile profile();

    /** What to ask for next; null when there can be nothing yet. */
    @Nullable
    Query query(Asking asking);

    /** Where the subject is after the answer to {@code query} was taken; in place where nothing moves. */
    default Progress after(Asking asking, Query query, Taken taken) {
        return new Progress(asking.position(), false);
    }
}
