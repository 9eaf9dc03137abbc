package io.dealerflow.ingest.source.trades;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.FillEffect;
import io.dealerflow.contracts.raw.FillSide;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.MomentText;
import io.dealerflow.ingest.format.Numbers;
import io.dealerflow.ingest.format.RecordDefect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes two fills of each row of ATAS's journal. A trade that is still open has one, which is the same event when the trade is exported again
 * after its close. What was executed makes the id of a fill, not what was noted beside it: of comments that differ between exports the first stays.
 */
final class AtasTrades {
    /** Of trades with one opening, those that closed first come first in every export, and those that are open last. */
    private static final Comparator<Trade> BY_CLOSE =
            Comparator.comparing(Trade::closedAt).thenComparingDouble(Trade::closePrice);

    private static final LocalDateTime SINCE_1900 = LocalDate.of(1899, 12, 30).atStartOfDay();
    private static final LocalDateTime SINCE_1904 = LocalDate.of(1904, 1, 1).atStartOfDay();
    private static final int ID_DIGITS = 32;
    private static final double MILLIS_PER_DAY = 86_400_000;
    /** Days from either beginning to the end of 2099. */
    private static final double MAX_DAYS = 73_050;
    /** Excel's 1900 has a 29 February: serials before are of no certain date. */
    private static final double MIN_DAYS = 61;

    private final Map<AtasColumn, Integer> columns;
    private final FillRecords records;
    private final LocalDateTime beginning;
    private final List<Trade> trades = new ArrayList<>();

    /** @param close null while the trade is open */
    private record Trade(
            FillRecords.Account account,
            FillRecords.Execution open,
            FillRecords.@Nullable Execution close,
            @Nullable Double pnl,
            @Nullable String comment) {
        Instant closedAt() {
            return close == null ? Instant.MAX : close.time();
        }

        double closePrice() {
            return close == null ? 0 : close.price();
        }
    }

    AtasTrades(Map<AtasColumn, Integer> columns, FillRecords records, boolean isDate1904) {
        this.columns = columns;
        this.records = records;
        this.beginning = isDate1904 ? SINCE_1904 : SINCE_1900;
    }

    /**
     * Takes a trade.
     *
     * @throws BadValueException when it cannot be used; then it is not taken
     */
    void add(XlsxRow row) throws BadValueException {
        var account = new FillRecords.Account(required(row, AtasColumn.ACCOUNT), required(row, AtasColumn.INSTRUMENT));
        double volume = number(row, AtasColumn.OPEN_VOLUME);
        if (volume == 0) {
            throw bad(RecordDefect.ABSURD, row, AtasColumn.OPEN_VOLUME);
        }
        FillSide side = volume > 0 ? FillSide.BUY : FillSide.SELL;
        var open = new FillRecords.Execution(
                time(row, AtasColumn.OPEN_TIME), side, Math.abs(volume), number(row, AtasColumn.OPEN_PRICE));
        FillRecords.Execution close = close(row, open, volume);
        Double pnl = FillRecords.numberOrNull(value(row, AtasColumn.PNL), name(AtasColumn.PNL));
        String text = value(row, AtasColumn.COMMENT);
        trades.add(new Trade(account, open, close, pnl, text.isEmpty() ? null : text));
    }

    /** Adds the fills of all trades. */
    void finish() {
        trades.sort(BY_CLOSE);
        trades.forEach(this::addFills);
    }

    private void addFills(Trade trade) {
        FillRecords.Execution open = trade.open();
        FillRecords.Execution close = trade.close();
        String id = id(trade.account(), open);
        List<Object> opening = List.of(trade.account().instrument(), open.side(), open.quantity(), open.price());
        records.add(
                trade.account(),
                open,
                new FillRecords.Details(null, id, FillEffect.OPEN, null, trade.comment()),
                List.of(FillEffect.OPEN, opening));
        if (close != null) {
            records.add(
                    trade.account(),
                    close,
                    new FillRecords.Details(null, id, FillEffect.CLOSE, trade.pnl(), trade.comment()),
                    List.of(FillEffect.CLOSE, open.time(), opening, close.price()));
        }
    }

    /** Null while the trade is open. */
    private FillRecords.@Nullable Execution close(XlsxRow row, FillRecords.Execution open, double volume)
            throws BadValueException {
        if (value(row, AtasColumn.CLOSE_TIME).isEmpty()
                && value(row, AtasColumn.CLOSE_PRICE).isEmpty()) {
            return null;
        }
        String closed = value(row, AtasColumn.CLOSE_VOLUME);
        if (!closed.isEmpty() && Math.abs(number(row, AtasColumn.CLOSE_VOLUME)) != Math.abs(volume)) {
            throw bad(RecordDefect.INCONSISTENT, row, AtasColumn.CLOSE_VOLUME);
        }
        Instant time = time(row, AtasColumn.CLOSE_TIME);
        if (time.isBefore(open.time())) {
            throw bad(RecordDefect.INCONSISTENT, row, AtasColumn.CLOSE_TIME);
        }
        return new FillRecords.Execution(
                time, open.side().opposite(), open.quantity(), number(row, AtasColumn.CLOSE_PRICE));
    }

    /** The same for the same trade in any export, open or closed; equal openings of one file are told apart by how many came before. */
    private String id(FillRecords.Account account, FillRecords.Execution open) {
        String content = account + "\n" + open + "\n" + records.occurrence(List.of(account, open));
        return EventIds.sha256(content.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
    }

    private Instant time(XlsxRow row, AtasColumn column) throws BadValueException {
        String text = required(row, column);
        String field = name(column);
        if (!row.isNumber(index(column))) {
            return records.instant(MomentText.parse(text, field), text, field);
        }
        double days = Numbers.parse(text);
        if (Double.isNaN(days) || days < MIN_DAYS || days >= MAX_DAYS) {
            throw new BadValueException(RecordDefect.ABSURD, field, text);
        }
        return records.instant(beginning.plus(Math.round(days * MILLIS_PER_DAY), ChronoUnit.MILLIS), text, field);
    }

    private double number(XlsxRow row, AtasColumn column) throws BadValueException {
        return FillRecords.number(value(row, column), name(column));
    }

    private String required(XlsxRow row, AtasColumn column) throws BadValueException {
        return FillRecords.required(value(row, column), name(column));
    }

    /** Blank where there is no such column. */
    private String value(XlsxRow row, AtasColumn column) throws BadValueException {
        return columns.containsKey(column) ? row.value(index(column), name(column)) : "";
    }

    private BadValueException bad(RecordDefect defect, XlsxRow row, AtasColumn column) {
        return new BadValueException(defect, name(column), row.text(index(column)));
    }

    private int index(AtasColumn column) {
        return columns.getOrDefault(column, -1);
    }

    private static String name(AtasColumn column) {
        return column.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
