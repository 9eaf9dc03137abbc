package io.dealerflow.gexapi.tables;

import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.QuantBooks;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.openinterest.ContractChange;
import io.dealerflow.quant.openinterest.OpenInterestChange;
import io.dealerflow.quant.openinterest.RightChanges;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How open interest changed since the last book of the previous trading day. */
public final class OpenInterestTable {
    private OpenInterestTable() {}

    /** Why nothing can be compared. */
    public enum NoChangeReason {
        /** The symbol was not observed on the previous trading day. */
        NO_PREVIOUS_BOOK
    }

    /**
     * Changes in contracts, later minus earlier; opened is positive. Series that only one of the books shows are not compared.
     *
     * @param previousAsOf of the earlier book; null with a {@code reason}
     * @param calls        over all calls compared; null with a {@code reason}, like {@code puts} and {@code total}
     * @param byExpiry     ascending by expiry and root
     * @param byStrike     ascending by strike
     * @param contracts    those that changed, the largest change first
     * @param onlyBefore   live series that the later book lacks
     * @param onlyAfter    series that the earlier book lacks
     */
    public record Changes(
            @Nullable Instant previousAsOf,
            @Nullable NoChangeReason reason,
            @Nullable Long calls,
            @Nullable Long puts,
            @Nullable Long total,
            List<ExpiryChange> byExpiry,
            List<StrikeChange> byStrike,
            List<ContractChangeRow> contracts,
            List<SeriesName> onlyBefore,
            List<SeriesName> onlyAfter) {
        public Changes {
            byExpiry = List.copyOf(byExpiry);
            byStrike = List.copyOf(byStrike);
            contracts = List.copyOf(contracts);
            onlyBefore = List.copyOf(onlyBefore);
            onlyAfter = List.copyOf(onlyAfter);
        }

        /** With at most so many contracts. */
        public Changes largest(int limit) {
            List<ContractChangeRow> first = contracts.subList(0, Math.min(limit, contracts.size()));
            return new Changes(
                    previousAsOf, reason, calls, puts, total, byExpiry, byStrike, first, onlyBefore, onlyAfter);
        }
    }

    /** One (expiry, root). */
    public record SeriesName(LocalDate expiry, String root) {
        static SeriesName of(SeriesKey key) {
            return new SeriesName(key.expiry(), key.root());
        }
    }

    /** One (expiry, root), all strikes. */
    public record ExpiryChange(LocalDate expiry, String root, long calls, long puts, long total) {}

    /** One strike, all expiries. */
    public record StrikeChange(double strike, long calls, long puts, long total) {}

    /**
     * One contract.
     *
     * @param before 0 when it was not listed yet
     * @param after  0 when it is listed no more
     */
    public record ContractChangeRow(
            LocalDate expiry, String root, double strike, Right right, long before, long after, long change) {}

    /** Where there is no earlier book. */
    public static final Changes NOTHING_BEFORE = new Changes(
            null,
            NoChangeReason.NO_PREVIOUS_BOOK,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    /** The beginning in New York of the trading day that {@code asOf} belongs to; days without a session belong to the one before. */
    public static Instant startOfTradingDay(Instant asOf) {
        return start(tradingDay(asOf));
    }

    /** The beginning of the trading day before that of {@code asOf}. */
    public static Instant startOfPreviousTradingDay(Instant asOf) {
        LocalDate before = tradingDay(asOf).minusDays(1);
        return start(ExchangeCalendar.usOptions().sessionAtOrBefore(before));
    }

    private static LocalDate tradingDay(Instant asOf) {
        return ExchangeCalendar.usOptions().sessionAtOrBefore(LocalDate.ofInstant(asOf, ExchangeCalendar.ZONE));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ExchangeCalendar.ZONE).toInstant();
    }

    /** Compares two books of one underlying, the second not before the first. */
    public static Changes between(ChainBook before, ChainBook after) {
        OpenInterestChange change = OpenInterestChange.between(QuantBooks.of(before), QuantBooks.of(after));
        RightChanges total = change.total();
        return new Changes(
                before.asOf(),
                null,
                total.calls(),
                total.puts(),
                total.total(),
                change.byExpiry().entrySet().stream()
                        .map(OpenInterestTable::expiry)
                        .toList(),
                change.byStrike().entrySet().stream()
                        .map(OpenInterestTable::strike)
                        .toList(),
                change.contracts().stream()
                        .filter(contract -> contract.change() != 0)
                        .sorted(Comparator.comparingLong(contract -> -Math.abs(contract.change())))
                        .map(OpenInterestTable::contract)
                        .toList(),
                change.onlyBefore().stream().map(SeriesName::of).toList(),
                change.onlyAfter().stream().map(SeriesName::of).toList());
    }

    private static ExpiryChange expiry(Map.Entry<SeriesKey, RightChanges> entry) {
        SeriesKey key = entry.getKey();
        RightChanges sums = entry.getValue();
        return new ExpiryChange(key.expiry(), key.root(), sums.calls(), sums.puts(), sums.total());
    }

    private static StrikeChange strike(Map.Entry<Double, RightChanges> entry) {
        RightChanges sums = entry.getValue();
        return new StrikeChange(entry.getKey(), sums.calls(), sums.puts(), sums.total());
    }

    private static ContractChangeRow contract(ContractChange change) {
        SeriesKey key = change.series();
        return new ContractChangeRow(
                key.expiry(),
                key.root(),
                change.strike(),
                change.right(),
                change.before(),
                change.after(),
                change.change());
    }
}
