package io.dealerflow.ingest.source.bars;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.Moment;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.RecordTally;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bars of one file whose interval its rows do not say, and what is left out of it. */
final class BarRecords {
    private final RecordTally tally;
    private final Bars bars;
    private final String filename;
    private final BarName name;
    private final ZoneId zone;

    /** @param zone of times that the file gives without one */
    BarRecords(Arrival arrival, ParseLimits limits, ZoneId zone) {
        this.tally = new RecordTally(limits);
        this.bars = new Bars(arrival.file());
        this.filename = arrival.filename();
        this.name = BarName.of(filename);
        this.zone = zone;
    }

    /** Where a bar is. */
    record Place(int line, String timeField) {}

    /**
     * The symbol of a file whose content does not name it.
     *
     * @param field where the content could
     */
    String symbolOfFile(int line, String field) throws RefusalException {
        if (name.symbol() == null) {
            throw new RefusalException(
                    RefusalReason.MISSING_HEADER,
                    new SourceLocation(line, field, filename),
                    "The file does not say of which symbol its bars are; name it after the symbol, as in SPX.csv.");
        }
        return name.symbol();
    }

    /**
     * Takes a bar.
     *
     * @param interval null where the file does not say it
     * @param time     its text, for a refusal
     */
    void add(String symbol, @Nullable Interval interval, TimeOfBar time, BarPrices prices, Place place)
            throws BadValueException, RefusalException {
        BarGroup group = bars.group(symbol, interval);
        if (!group.add(bar(group, time, prices, place))) {
            throw new BadValueException(RecordDefect.DUPLICATE, place.timeField(), time.text());
        }
        tally.accept(place.line());
    }

    /** When a bar begins, and how the file has it. */
    record TimeOfBar(Moment moment, String text) {}

    void drop(int line, BadValueException bad) throws RefusalException {
        tally.drop(line, bad.defect(), bad.field(), bad.value());
    }

    /** The source has no prices of a time. */
    void missing(int line) throws RefusalException {
        tally.missing(line);
    }

    /** @param end line where the file ends */
    Reading finish(int end) throws RefusalException {
        return tally.finish(FileKind.BARS, bars.observations(name.interval(), end), end);
    }

    private BarGroup.Bar bar(BarGroup group, TimeOfBar time, BarPrices prices, Place place) throws BadValueException {
        return switch (time.moment()) {
            case Moment.At at -> new BarGroup.Bar(at.instant(), at.date(), false, prices);
            case Moment.Day day ->
                new BarGroup.Bar(day.date().atStartOfDay(ZoneOffset.UTC).toInstant(), day.date(), true, prices);
            case Moment.Local local -> {
                Instant begin = instant(group, local.time(), time, place);
                yield new BarGroup.Bar(begin, local.time().toLocalDate(), false, prices);
            }
        };
    }

    /** A time that clocks skip is bad; of two instants of one time the order of the bars decides. */
    private Instant instant(BarGroup group, LocalDateTime local, TimeOfBar time, Place place) throws BadValueException {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return switch (offsets.size()) {
            case 0 -> throw new BadValueException(RecordDefect.SKIPPED_TIME, place.timeField(), time.text());
            case 1 -> local.toInstant(offsets.getFirst());
            default -> group.choose(local.toInstant(offsets.getFirst()), local.toInstant(offsets.getLast()));
        };
    }
}
