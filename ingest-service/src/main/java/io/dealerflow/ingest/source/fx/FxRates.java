package io.dealerflow.ingest.source.fx;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.Numbers;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.RecordTally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rates of one file. A history has hundreds of thousands: their events are made when they are asked for. */
final class FxRates {
    private static final double MAX_RATE = 1e9;

    private final LandedFile file;
    private final RecordTally tally;
    private final List<Rate> rates = new ArrayList<>();
    private final Set<Day> seen = new HashSet<>();

    FxRates(LandedFile file, ParseLimits limits) {
        this.file = file;
        this.tally = new RecordTally(limits);
    }

    /** A day of a pair at its source, and the instant of its rate. */
    record Day(Pair pair, LocalDate date, Instant asOf) {}

    /** The prices of a day; the last, or the fixing, alone is always there. */
    record Prices(
            @Nullable Double open,
            @Nullable Double high,
            @Nullable Double low,
            double close) {
        static Prices fixing(double rate) {
            return new Prices(null, null, null, rate);
        }
    }

    private record Rate(Day day, Prices prices) {}

    /** A positive rate. */
    static double rate(String text, String field) throws BadValueException {
        double value = Numbers.finite(text, MAX_RATE, field);
        if (!(value > 0)) {
            throw new BadValueException(value < 0 ? RecordDefect.NEGATIVE : RecordDefect.ABSURD, field, text);
        }
        return value;
    }

    /** @param field of the day, for a refusal */
    void add(Day day, Prices prices, int line, String field) throws RefusalException {
        if (!seen.add(day)) {
            tally.drop(line, RecordDefect.DUPLICATE, field, day.date().toString());
            return;
        }
        tally.accept(line);
        rates.add(new Rate(day, prices));
    }

    void drop(int line, BadValueException bad) throws RefusalException {
        tally.drop(line, bad.defect(), bad.field(), bad.value());
    }

    /** The source has no rate of a pair and day. */
    void missing(int line) throws RefusalException {
        tally.missing(line);
    }

    /** @param end line where the file ends */
    Reading finish(int end) {
        seen.clear();
        return tally.finish(
                FileKind.FX,
                new AbstractList<>() {
                    @Override
                    public Reading.Observed get(int index) {
                        FxRate event = event(rates.get(index));
                        return new Reading.Observed(event, Set.of(), Map.of("close", event.close()));
                    }

                    @Override
                    public int size() {
                        return rates.size();
                    }
                },
                end);
    }

    private FxRate event(Rate rate) {
        Day day = rate.day();
        Prices prices = rate.prices();
        byte[] content = Wire.writeJson(Arrays.asList(prices.open(), prices.high(), prices.low(), prices.close()));
        return new FxRate(
                EventIds.of(file.source(), day.pair().name(), day.asOf(), EventIds.sha256(content)),
                file.source(),
                day.asOf(),
                file.receivedAt(),
                FxRate.VERSION,
                day.pair().name(),
                day.pair().base(),
                day.pair().quote(),
                day.date(),
                prices.open(),
                prices.high(),
                prices.low(),
                prices.close());
    }
}
