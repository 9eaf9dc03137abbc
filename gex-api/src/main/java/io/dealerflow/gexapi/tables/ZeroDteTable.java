package io.dealerflow.gexapi.tables;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.GexSnapshots;
import io.dealerflow.positioning.QuantBooks;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.exposure.ContractGex;
import io.dealerflow.quant.time.ExchangeCalendar;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What expires on the as-of date in New York and has not settled, as a book of its own. */
public record ZeroDteTable() implements BookTable<ZeroDteTable.ZeroDte> {
    private static final double PERCENT = 100;
    private static final double SECONDS_PER_HOUR = 3_600;

    /** Why there is nothing to say. */
    public enum NoZeroDteReason {
        /** Nothing alive expires on the as-of date. */
        NO_EXPIRY_TODAY
    }

    /**
     * What expires today. Exposures are dollars of delta per 1 % move of spot; all but {@code date} and the lists null with a
     * {@code reason}.
     *
     * @param date       the as-of date in New York
     * @param hoursLeft  to the last settlement of the day
     * @param sharePct   of the whole book's gross exposure, percent; null too when that is 0
     * @param gammaFlip  of what expires today alone
     * @param byStrike   ascending by strike
     * @param byExpiry   one a root
     */
    public record ZeroDte(
            LocalDate date,
            @Nullable NoZeroDteReason reason,
            @Nullable Double hoursLeft,
            @Nullable Double netGex,
            @Nullable Double callGex,
            @Nullable Double putGex,
            @Nullable Double grossGex,
            @Nullable Double sharePct,
            GexSnapshot.@Nullable GammaFlip gammaFlip,
            @Nullable Double callWall,
            @Nullable Double putWall,
            GexSnapshot.@Nullable ExpectedMove expectedMove,
            GexSnapshot.@Nullable PinRisk pinRisk,
            List<GexSnapshot.ExpiryGex> byExpiry,
            List<GexSnapshot.StrikeGex> byStrike) {
        public ZeroDte {
            byExpiry = List.copyOf(byExpiry);
            byStrike = List.copyOf(byStrike);
        }
    }

    @Override
    public ZeroDte of(ChainBook book, Convention convention) {
        LocalDate date = LocalDate.ofInstant(book.asOf(), ExchangeCalendar.ZONE);
        List<ChainBook.Part> parts = book.parts().stream()
                .filter(part -> part.series().expiry().equals(date))
                .filter(part -> book.asOf().isBefore(settlement(part.series())))
                .toList();
        GexSnapshot today = GexSnapshots.of(new ChainBook(book.newest(), parts, book.observations()), convention);
        return today.byExpiry().isEmpty()
                ? nothing(date)
                : of(today, date, hoursLeft(book, parts), gross(book, convention));
    }

    private static Instant settlement(OptionChain.Series series) {
        return SettlementStyle.valueOf(series.settlement().name()).instantOn(series.expiry());
    }

    private static double hoursLeft(ChainBook book, List<ChainBook.Part> parts) {
        Instant last = parts.stream()
                .map(part -> settlement(part.series()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(book.asOf(), last).toSeconds() / SECONDS_PER_HOUR;
    }

    private static double gross(ChainBook book, Convention convention) {
        double[] gex = ContractGex.of(PreparedBook.of(QuantBooks.of(book), convention));
        return Arrays.stream(gex).map(Math::abs).sum();
    }

    private static ZeroDte of(GexSnapshot today, LocalDate date, double hoursLeft, double gross) {
        return new ZeroDte(
                date,
                null,
                hoursLeft,
                today.netGex(),
                today.callGex(),
                today.putGex(),
                today.grossGex(),
                gross > 0 ? today.grossGex() / gross * PERCENT : null,
                today.gammaFlip(),
                today.callWall(),
                today.putWall(),
                today.expectedMove(),
                today.pinRisk(),
                today.byExpiry(),
                today.byStrike());
    }

    private static ZeroDte nothing(LocalDate date) {
        return new ZeroDte(
                date,
                NoZeroDteReason.NO_EXPIRY_TODAY,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
    }
}
