package io.dealerflow.gexapi.tables;

import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.QuantBooks;
import io.dealerflow.quant.Units;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.expiry.AtTheMoney;
import io.dealerflow.quant.expiry.ExpectedMove;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far each expiry expects spot to move until it settles. */
public record ExpectedMoveTable() implements BookTable<ExpectedMoveTable.ExpectedMoves> {
    private static final double PERCENT = 100;

    /** Why an expiry says nothing about the move. */
    public enum NoMoveReason {
        /** The call or the put at the strike nearest to the forward has no two-sided quote. */
        NO_TWO_SIDED_QUOTES,
        /** No strike within 10 % on one side of the forward has a volatility. */
        NO_ATM_VOLATILITY
    }

    /** @param expectedMove ascending by expiry and root */
    public record ExpectedMoves(List<ExpectedMoveRow> expectedMove) {
        public ExpectedMoves {
            expectedMove = List.copyOf(expectedMove);
        }
    }

    /**
     * One expiry.
     *
     * @param days           years to settlement under the day count · 365
     * @param forward        dollars
     * @param atmIv          at the money forward, fraction per year
     * @param straddle       mid of the straddle nearest to the forward, dollars: the mean absolute move
     * @param straddlePct    percent of spot
     * @param straddleReason why there is none, null when there is one
     * @param sigma          spot · at-the-money volatility · √T, dollars: one standard deviation
     * @param sigmaPct       percent of spot
     * @param sigmaLow       spot − sigma
     * @param sigmaHigh      spot + sigma
     * @param sigmaReason    why there is none and no {@code atmIv}, null when there is one
     */
    public record ExpectedMoveRow(
            LocalDate expiry,
            String root,
            Settlement settlement,
            double days,
            double forward,
            @Nullable Double atmIv,
            @Nullable Double straddle,
            @Nullable Double straddlePct,
            @Nullable NoMoveReason straddleReason,
            @Nullable Double sigma,
            @Nullable Double sigmaPct,
            @Nullable Double sigmaLow,
            @Nullable Double sigmaHigh,
            @Nullable NoMoveReason sigmaReason) {}

    @Override
    public ExpectedMoves of(ChainBook book, Convention convention) {
        PreparedBook prepared = PreparedBook.of(QuantBooks.of(book), convention);
        return new ExpectedMoves(prepared.live().stream()
                .filter(reading -> !reading.expired())
                .map(reading -> row(reading, book.spot()))
                .toList());
    }

    private static ExpectedMoveRow row(SeriesReading reading, double spot) {
        SeriesKey key = reading.series().key();
        ExpectedMove move = ExpectedMove.of(reading, spot);
        Double straddle = move.straddle();
        Double sigma = move.sigma();
        return new ExpectedMoveRow(
                key.expiry(),
                key.root(),
                Settlement.valueOf(key.settlement().name()),
                reading.years() * Units.DAYS_PER_YEAR,
                reading.forward().forward(),
                AtTheMoney.volatility(reading).orElse(null),
                straddle,
                straddle == null ? null : straddle / spot * PERCENT,
                straddle == null ? NoMoveReason.NO_TWO_SIDED_QUOTES : null,
                sigma,
                sigma == null ? null : sigma / spot * PERCENT,
                sigma == null ? null : spot - sigma,
                sigma == null ? null : spot + sigma,
                sigma == null ? NoMoveReason.NO_ATM_VOLATILITY : null);
    }
}
