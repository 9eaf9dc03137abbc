package io.dealerflow.contracts.quality;

import static io.dealerflow.contracts.event.Checks.sorted;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The quality of one received file: what was read, what was left out and why, and what its rules found. There is one for each file in
 * landing or quarantine.
 *
 * @param source     name under which the file's events are kept
 * @param asOf       when the file was received, which is {@code ingestTs}: the instant that this report describes
 * @param kind       wire name of the {@link FileKind}; null of a refused file that may be of several
 * @param format     name of the format that read it
 * @param filename   as its sender called it
 * @param landingKey where the received bytes are in the object store
 * @param sha256     of the received bytes
 * @param received   records in the file, the bad ones among them; null when it was refused before they could be counted
 * @param accepted   records that became part of an event; 0 of a refused file
 * @param bad        records with a bad value: the others that were left out are no fault of the file
 * @param dropped    number of records left out, by reason, the bad ones among them
 * @param badRecords the first {@link #MAX_BAD_RECORDS} records of each reason with their place and value; {@code dropped} says how many there are
 * @param refusal    why and where a file was refused; null of an accepted one
 * @param message    the refusal in one sentence; null of an accepted file
 * @param events     number of its events
 * @param firstAsOf  of its earliest event; null when it has none
 * @param lastAsOf   of its latest event
 * @param subjects   of its events, each once, at most {@link #MAX_SUBJECTS}
 * @param rules      what the rules of its kind found, in their order; empty of a refused file
 */
@RequiredUnlessNullable
public record FileQuality(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        @Nullable String kind,
        String format,
        String filename,
        String landingKey,
        String sha256,
        FileOutcome outcome,
        @Nullable Integer received,
        int accepted,
        int bad,
        Map<String, Integer> dropped,
        List<BadRecord> badRecords,
        @Nullable BadRecord refusal,
        @Nullable String message,
        int events,
        @Nullable Instant firstAsOf,
        @Nullable Instant lastAsOf,
        List<String> subjects,
        List<RuleResult> rules)
        implements Event {
    public static final int VERSION = 1;

    /** Bad records that are kept of each reason. */
    public static final int MAX_BAD_RECORDS = 20;

    /** Subjects that are named. */
    public static final int MAX_SUBJECTS = 10;

    public FileQuality {
        text(eventId, "event_id");
        text(source, "source");
        text(landingKey, "landing_key");
        if ((outcome == FileOutcome.REFUSED) != (refusal != null)) {
            throw new IllegalArgumentException("a refused file has a refusal, and no other: " + outcome);
        }
        dropped = sorted(dropped);
        badRecords = List.copyOf(badRecords);
        subjects = List.copyOf(subjects);
        rules = List.copyOf(rules);
    }

    @Override
    public String subject() {
        return source;
    }

    @Override
    public String type() {
        return "io.dealerflow.file-quality.v1";
    }
}
