package io.dealerflow.ingest.pull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The position of each subject, shared by all instances. A subject is asked by the instance that has its lease, one request at a time. Every
 * method throws {@link io.dealerflow.kit.core.UnavailableException} when the database does not answer.
 */
public interface Pulls {
    /**
     * A subject to be asked for now.
     *
     * @param name         of the source
     * @param etag         of the last answer, for a conditional request
     * @param lastModified of the last answer
     * @param failures     attempts that failed since the last success
     */
    record Due(
            String name,
            String subject,
            @Nullable LocalDate position,
            @Nullable String etag,
            @Nullable String lastModified,
            int failures) {
        Due at(@Nullable LocalDate newPosition, @Nullable String newEtag, @Nullable String newLastModified) {
            return new Due(name, subject, newPosition, newEtag, newLastModified, failures);
        }

        Due withFailures(int count) {
            return new Due(name, subject, position, etag, lastModified, count);
        }
    }

    /**
     * What an attempt came to.
     *
     * @param due        with what is kept for the next request, and the number of failures
     * @param nextRun    null for never again
     * @param error      null unless it failed
     * @param pauseUntil when the source may be asked again, whatever the subject; null where only this one waits
     */
    record Settlement(
            Due due,
            PullOutcome outcome,
            @Nullable Instant nextRun,
            @Nullable String error,
            @Nullable Instant pauseUntil) {}

    /** Makes these sources and their subjects known; subjects that are new are due now. Those of a source that it has no more wait for ever. */
    void register(Collection<PullSource> sources, Instant now);

    /** Leases a due subject of one of the sources that may be asked now; its source is not asked again before the spacing has passed. */
    Optional<Due> claim(Collection<String> names, Instant now);

    /** Prolongs leases that this instance has. */
    void renew(Collection<Due> running, Instant now);

    /** Ends the lease, unless another instance has it by now. */
    void settle(Settlement settlement, Instant now);

    /** Ends all leases of this instance, so that others go on at once. */
    void release();
}
