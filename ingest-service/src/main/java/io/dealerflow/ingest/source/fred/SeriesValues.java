package io.dealerflow.ingest.source.fred;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.Dates;
import io.dealerflow.ingest.format.Numbers;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.RecordTally;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of one file. */
final class SeriesValues {
    private static final double MAX_VALUE = 1e18;
    private static final String NO_VALUE = ".";

    private final LandedFile file;
    private final RecordTally tally;
    private final List<Reading.Observed> events = new ArrayList<>();
    private final Set<Key> seen = new HashSet<>();

    SeriesValues(LandedFile file, ParseLimits limits) {
        this.file = file;
        this.tally = new RecordTally(limits);
    }

    /**
     * A series as of a vintage.
     *
     * @param vintage first date on which its values were known; null when the file does not say it
     */
    record Version(String series, @Nullable LocalDate vintage) {}

    private record Key(Version version, LocalDate date) {}

    /** Where a value is, for refusals. */
    record Place(int line, String dateField, String valueField) {}

    void add(Version version, String date, String text, Place place) throws RefusalException {
        try {
            LocalDate day = Dates.iso(date, place.dateField());
            if (text.isEmpty() || text.equals(NO_VALUE)) {
                tally.missing(place.line());
                return;
            }
            double value = Numbers.finite(text, MAX_VALUE, place.valueField());
            if (!seen.add(new Key(version, day))) {
                throw new BadValueException(RecordDefect.DUPLICATE, place.dateField(), date);
            }
            tally.accept(place.line());
            events.add(new Reading.Observed(event(version, day, value), Set.of(), Map.of("value", value)));
        } catch (BadValueException e) {
            tally.drop(place.line(), e.defect(), e.field(), e.value());
        }
    }

    /** @param end line where the file ends */
    Reading finish(int end) {
        return tally.finish(FileKind.MACRO, events, end);
    }

    private MacroValue event(Version version, LocalDate date, double value) {
        Instant asOf = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        String content = value + (version.vintage() == null ? "" : "\n" + version.vintage());
        return new MacroValue(
                EventIds.of(
                        file.source(),
                        version.series(),
                        asOf,
                        EventIds.sha256(content.getBytes(StandardCharsets.UTF_8))),
                file.source(),
                asOf,
                file.receivedAt(),
                MacroValue.VERSION,
                version.series(),
                date,
                value,
                version.vintage());
    }
}
