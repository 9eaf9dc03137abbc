package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.Defects;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts the records of a file and those left out, and refuses a file with too many of either. */
public final class RecordTally {
    private final ParseLimits limits;
    private final Defects<RecordDefect> defects = new Defects<>(RecordDefect.class);
    private int received;
    private final Map<RecordDefect, Integer> leftOut = new EnumMap<>(RecordDefect.class);

    public RecordTally(ParseLimits limits) {
        this.limits = limits;
    }

    /**
     * Counts a record that is used.
     *
     * @param line of the record
     */
    public void accept(int line) throws RefusalException {
        if (++received > limits.maxRecords()) {
            throw new RefusalException(
                    RefusalReason.TOO_MANY_RECORDS,
                    new SourceLocation(line, null, null),
                    "The file has more than " + limits.maxRecords() + " records.");
        }
    }

    /** Counts a record that is left out. */
    public void drop(int line, RecordDefect defect, String field, String value) throws RefusalException {
        accept(line);
        defects.add(defect, 1, new SourceLocation(line, field, value));
    }

    /** Counts a record for which the source has no value, which is no fault of the file. */
    public void missing(int line) throws RefusalException {
        leaveOut(line, RecordDefect.MISSING);
    }

    /** Counts a record that is left out through no fault of the file. */
    public void leaveOut(int line, RecordDefect reason) throws RefusalException {
        accept(line);
        leftOut.merge(reason, 1, Integer::sum);
    }

    /**
     * The file as read, or its refusal when it has no records, or too many bad ones.
     *
     * @param end line where the file ends
     */
    public Reading finish(FileKind kind, List<Reading.Observed> observations, int end) {
        if (received == leftOut.values().stream().mapToInt(Integer::intValue).sum()) {
            return refused(
                    RefusalReason.NO_RECORDS, new SourceLocation(end, null, null), "The file contains no values.");
        }
        int bad = defects.total();
        if (bad > limits.maxBadFraction() * received || observations.isEmpty()) {
            String message = String.format(
                    Locale.ROOT,
                    "%d of %d records cannot be used, more than the %.0f %% allowed: %s.",
                    bad,
                    received,
                    100 * limits.maxBadFraction(),
                    defects.description());
            return refused(
                    RefusalReason.TOO_MANY_BAD_RECORDS,
                    defects.firstOfMost().orElse(new SourceLocation(end, null, null)),
                    message);
        }
        return new Reading.Read(kind, observations, quality());
    }

    private Reading refused(RefusalReason reason, SourceLocation location, String message) {
        return new Reading.Refused(reason.name(), location, message, quality());
    }

    private QualityReport quality() {
        Map<String, Integer> dropped = new TreeMap<>();
        defects.counts().forEach((defect, count) -> dropped.put(defect.name(), count));
        leftOut.forEach((reason, count) -> dropped.merge(reason.name(), count, Integer::sum));
        return new QualityReport(received, dropped, defects.total(), defects.records());
    }
}
