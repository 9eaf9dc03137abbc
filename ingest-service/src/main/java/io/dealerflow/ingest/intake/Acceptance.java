package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileReceipt;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.quality.Assessment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what the receipt of a file says while its parts are recorded and published. */
final class Acceptance {
    private final Set<String> subjects = new LinkedHashSet<>();
    private IntakeOutcome.@Nullable Result first;
    private Instant firstAsOf = Instant.MAX;
    private Instant lastAsOf = Instant.MIN;
    private final Assessment assessment;
    private final List<String> eventIds = new ArrayList<>();
    private boolean anyClaimed;
    private boolean anyElsewhere;
    private int others;

    Acceptance(Manifest.Entry entry) {
        this.assessment =
                new Assessment(entry.read().kind(), entry.arrival().file().receivedAt());
    }

    /** The events that this instance has to publish. */
    static List<Event> claimed(List<Reading.Observed> observations, List<Manifest.Recorded> recorded) {
        List<Event> claimed = new ArrayList<>();
        for (int i = 0; i < recorded.size(); i++) {
            if (recorded.get(i).progress() == Manifest.Progress.CLAIMED) {
                claimed.add(observations.get(i).event());
            }
        }
        return claimed;
    }

    /** Reads the observations of a part that is to be recorded; returns it, the last one with those before and the report on the file. */
    Manifest.Part read(Manifest.Part part) {
        Manifest.Before before = part.isLast() ? before() : Manifest.Before.NONE;
        for (Reading.Observed observed : part.observations()) {
            extend(observed.event());
            assessment.add(observed.event());
        }
        return part.isLast() ? part.with(before, report(part.entry())) : part;
    }

    private Manifest.Before before() {
        return eventIds.isEmpty() ? Manifest.Before.NONE : new Manifest.Before(eventIds, lastAsOf);
    }

    /** On a file of which every part is read. */
    FileQuality report(Manifest.Entry entry) {
        return FileReports.accepted(entry, extent(entry), assessment.results());
    }

    void add(List<Reading.Observed> observations, List<Manifest.Recorded> recorded) {
        for (int i = 0; i < recorded.size(); i++) {
            Manifest.Recorded each = recorded.get(i);
            anyClaimed |= each.progress() == Manifest.Progress.CLAIMED;
            others += each.isOther() ? 1 : 0;
            anyElsewhere |= each.progress() == Manifest.Progress.IN_PROGRESS;
            if (first == null) {
                first = new IntakeOutcome.Result(observations.get(i), each.ingestTs(), each.supersededBy());
            }
        }
    }

    private void extend(Event event) {
        eventIds.add(event.eventId());
        firstAsOf = event.asOf().isBefore(firstAsOf) ? event.asOf() : firstAsOf;
        lastAsOf = event.asOf().isAfter(lastAsOf) ? event.asOf() : lastAsOf;
        if (subjects.size() < FileReceipt.MAX_KEYS) {
            subjects.add(event.subject());
        }
    }

    /** Whether this instance had to publish at least one event. */
    boolean isAnyClaimed() {
        return anyClaimed;
    }

    /** Records of the file received and dropped; events that other sources had before are dropped as duplicates. */
    QualityReport quality(Manifest.Entry entry) {
        QualityReport read = entry.read().quality();
        return others == 0 ? read : read.with(RecordDefect.DUPLICATE.name(), others);
    }

    /** Of a file of which every part is recorded, and all that this instance had to publish is published. */
    IntakeOutcome outcome(Manifest.Entry entry) {
        LandedFile file = entry.arrival().file();
        if (anyElsewhere) {
            return new IntakeOutcome.Pending(file, IntakeOutcome.Cause.IN_PROGRESS);
        }
        Reading.Contents contents = entry.read().contents();
        return new IntakeOutcome.Accepted(
                file,
                entry.read().kind(),
                first,
                extent(entry),
                quality(entry),
                contents == null ? null : contents.recordsByType());
    }

    private IntakeOutcome.Extent extent(Manifest.Entry entry) {
        Reading.Contents contents = entry.read().contents();
        int events = eventIds.size();
        if (events == 0 && contents != null) {
            return new IntakeOutcome.Extent(0, contents.firstAsOf(), contents.lastAsOf(), contents.keys());
        }
        return new IntakeOutcome.Extent(events, firstAsOf, lastAsOf, List.copyOf(subjects));
    }
}
