package io.dealerflow.scoring.feed;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.scoring.alerts.AlertMemory;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Data of one kind that a source delivers, for option chains those of one underlying, and the state of its alerts.
 *
 * @param kind         wire name; null where refused files do not say it
 * @param subject      the underlying; null of all data of the kind
 * @param deliveries   files that were received while their data were new, at most {@link #FEWEST}
 * @param lastReceived when the last of these was received; null before the first
 * @param lastReport   event id of its report
 */
public record SourceFeed(
        String source,
        @Nullable String kind,
        @Nullable String subject,
        AlertMemory alerts,
        int deliveries,
        @Nullable Instant lastReceived,
        @Nullable String lastReport) {
    /** From so many deliveries on, further ones are expected. */
    static final int FEWEST = 3;

    /** The feed of a file, before its first delivery. */
    public static SourceFeed of(FileQuality report) {
        boolean isChain = FileKind.OPTION_CHAIN.wireName().equals(report.kind());
        String subject =
                isChain && report.subjects().size() == 1 ? report.subjects().getFirst() : null;
        return new SourceFeed(report.source(), report.kind(), subject, AlertMemory.EMPTY, 0, null, null);
    }

    /** Identifies the feed among those of its source. */
    public String name() {
        return Objects.requireNonNullElse(kind, "") + (subject == null ? "" : ":" + subject);
    }

    /** What its alerts name: the underlying, or the source. */
    String symbol() {
        return subject == null ? source : subject;
    }

    Optional<Freshness> freshness() {
        return Freshness.of(source, kind);
    }

    /** After that file; unchanged when its data were not new. */
    SourceFeed delivered(FileQuality report) {
        Instant newest = report.lastAsOf();
        boolean isNew = newest != null
                && freshness()
                        .filter(expected -> !newest.isBefore(report.asOf().minus(expected.maxAge())))
                        .isPresent();
        if (!isNew || (lastReceived != null && report.asOf().isBefore(lastReceived))) {
            return this;
        }
        return new SourceFeed(
                source, kind, subject, alerts, Math.min(FEWEST, deliveries + 1), report.asOf(), report.eventId());
    }

    SourceFeed with(AlertMemory memory) {
        return new SourceFeed(source, kind, subject, memory, deliveries, lastReceived, lastReport);
    }
}
