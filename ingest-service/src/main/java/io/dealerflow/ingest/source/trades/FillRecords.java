package io.dealerflow.ingest.source.trades;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.FillEffect;
import io.dealerflow.contracts.raw.FillSide;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.Moment;
import io.dealerflow.ingest.format.Numbers;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.RecordTally;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fills of one file. Equal fills of one file are as many fills: they are told apart by how many came before, so that the same fills in another
 * export are the same events.
 */
final class FillRecords {
    private static final double MAX_NUMBER = 1e12;

    private final LandedFile file;
    private final RecordTally tally;
    private final ZoneId zone;
    private final List<Reading.Observed> events = new ArrayList<>();
    private final Map<List<? extends @Nullable Object>, Integer> seen = new HashMap<>();

    /** @param zone of times that the file gives without one */
    FillRecords(LandedFile file, ParseLimits limits, ZoneId zone) {
        this.file = file;
        this.tally = new RecordTally(limits);
        this.zone = zone;
    }

    /** Who traded what. */
    record Account(String name, String instrument) {}

    /** An execution. */
    record Execution(Instant time, FillSide side, double quantity, double price) {}

    /** What a source may say beside it, as in {@link Fill}. */
    record Details(
            @Nullable Double commission,
            @Nullable String tradeId,
            @Nullable FillEffect effect,
            @Nullable Double pnl,
            @Nullable String comment) {}

    /** Adds a fill of a record that is counted on its own. A fill of which anything differs is another. */
    void add(Account account, Execution execution, Details details) {
        add(
                account,
                execution,
                details,
                Arrays.asList(
                        account.instrument(),
                        execution.side(),
                        execution.quantity(),
                        execution.price(),
                        details.commission(),
                        details.tradeId(),
                        details.effect(),
                        details.pnl(),
                        details.comment()));
    }

    /** @param identity what tells the fill from others of the same account and time */
    void add(Account account, Execution execution, Details details, List<? extends @Nullable Object> identity) {
        int place = occurrence(List.of(account.name(), execution.time(), identity));
        String id = EventIds.of(
                file.source(),
                account.name(),
                execution.time(),
                EventIds.sha256(Wire.writeJson(List.of(identity, place))));
        var fill = new Fill(
                id,
                file.source(),
                execution.time(),
                file.receivedAt(),
                Fill.VERSION,
                account.name(),
                account.instrument(),
                execution.side(),
                execution.quantity(),
                execution.price(),
                details.commission(),
                details.tradeId(),
                details.effect(),
                details.pnl(),
                details.comment());
        events.add(new Reading.Observed(
                fill,
                Set.of(id),
                Map.of("instrument", fill.instrument(), "quantity", fill.quantity(), "price", fill.price())));
    }

    /** How many equal records came before. */
    int occurrence(List<? extends @Nullable Object> content) {
        return seen.merge(content, 1, Integer::sum) - 1;
    }

    void accept(int line) throws RefusalException {
        tally.accept(line);
    }

    void drop(int line, BadValueException bad) throws RefusalException {
        tally.drop(line, bad.defect(), bad.field(), bad.value());
    }

    /** @param end line where the file ends */
    Reading finish(int end) {
        return tally.finish(FileKind.TRADES, events, end);
    }

    /**
     * The instant of a time. One that clocks skip is bad; of the hour that comes twice it is the first.
     *
     * @param text  of the time, for a refusal
     * @param field names the value in the exception
     */
    Instant instant(Moment moment, String text, String field) throws BadValueException {
        return switch (moment) {
            case Moment.At at -> at.instant();
            case Moment.Day _ -> throw new BadValueException(RecordDefect.NOT_A_DATE, field, text);
            case Moment.Local local -> instant(local.time(), text, field);
        };
    }

    /** As {@link #instant(Moment, String, String)}. */
    Instant instant(LocalDateTime local, String text, String field) throws BadValueException {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new BadValueException(RecordDefect.SKIPPED_TIME, field, text);
        }
        return local.toInstant(offsets.getFirst());
    }

    /** A number, which must be there. */
    static double number(String text, String field) throws BadValueException {
        return Numbers.finite(required(text, field), MAX_NUMBER, field);
    }

    /** A number, or null for a blank. */
    static @Nullable Double numberOrNull(String text, String field) throws BadValueException {
        return text.isEmpty() ? null : (Double) number(text, field);
    }

    static String required(String text, String field) throws BadValueException {
        if (text.isEmpty()) {
            throw new BadValueException(RecordDefect.MISSING, field, text);
        }
        return text;
    }
}
