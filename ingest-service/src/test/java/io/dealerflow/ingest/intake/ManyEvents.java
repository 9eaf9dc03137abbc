package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.Event;
import java.io.InputStream;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A format that finds {@code count} events in any file, one a second, of 25 subjects, and makes each when it is asked for. */
public record ManyEvents(int count) implements Format {
    static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    /** An event that has nothing but its identity. */
    record Numbered(String eventId, String source, Instant asOf, Instant ingestTs, String subject) implements Event {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public String type() {
            return "io.dealerflow.numbered.v1";
        }
    }

    @Override
    public String name() {
        return "many-events";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.MACRO);
    }

    @Override
    public String source() {
        return "many";
    }

    @Override
    public boolean recognises(byte[] head) {
        return true;
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) {
        LandedFile file = arrival.file();
        List<Reading.Observed> events = new AbstractList<>() {
            @Override
            public Reading.Observed get(int index) {
                var event = new Numbered(
                        file.sha256().substring(0, 8) + "-" + index,
                        file.source(),
                        FIRST.plusSeconds(index),
                        file.receivedAt(),
                        "S" + index % 25);
                return new Reading.Observed(event, Set.of("a part", "another"), Map.of("index", index));
            }

            @Override
            public int size() {
                return count;
            }
        };
        return new Reading.Read(FileKind.MACRO, events, new QualityReport(count + 1, Map.of("MISSING", 1)));
    }
}
