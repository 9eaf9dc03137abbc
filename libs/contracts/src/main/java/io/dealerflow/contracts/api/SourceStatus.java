package io.dealerflow.contracts.api;

import io.dealerflow.contracts.event.Checks;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source of data: what it has given, and, where it is asked by a connector, how that goes.
 *
 * @param source     name under which its observations are stored
 * @param kinds      of its files, each once; none when it has given none
 * @param connector  that asks it; null when files are only sent
 * @param schedule   of the connector
 * @param subjects   symbols, series, pairs or feeds that the connector asks for; 0 without one
 * @param failing    of the subjects: those whose last request failed
 * @param lastSuccess last answer of the source, also one that nothing is new; without a connector the last file
 * @param newestAsOf of its observations
 * @param lagSeconds age of the newest observation when this was read
 * @param nextRun    of the connector; null when none is due any more
 * @param files      accepted, each once
 * @param rows       records in these files that were accepted
 * @param errors     requests of the connector that failed, since it was first configured
 * @param lastError  of a subject that is failing; null when none is
 * @param quality    of its last file
 */
@RequiredUnlessNullable
public record SourceStatus(
        String source,
        List<FileKind> kinds,
        @Nullable String connector,
        @Nullable String schedule,
        int subjects,
        int failing,
        @Nullable Instant lastSuccess,
        @Nullable Instant newestAsOf,
        @Nullable Long lagSeconds,
        @Nullable Instant nextRun,
        long files,
        long rows,
        long errors,
        @Nullable String lastError,
        @Nullable Quality quality) {
    public SourceStatus {
        kinds = List.copyOf(kinds);
    }

    /**
     * Records of a file.
     *
     * @param dropped records left out, by reason
     */
    @RequiredUnlessNullable
    public record Quality(int received, int accepted, Map<String, Integer> dropped) {
        public Quality {
            dropped = Checks.sorted(dropped);
        }
    }
}
