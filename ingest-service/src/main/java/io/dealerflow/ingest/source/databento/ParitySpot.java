package io.dealerflow.ingest.source.databento;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.source.cboe.ChainObservation;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.QuantBooks;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.ForwardSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.time.SettlementStyle;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The price of an underlying that its options imply, for files that quote none (docs/adr/0026): the parity forward of the first expiry that has one.
 * For an index or stock it is discounted by the default curve, as {@code implied_spot} of a snapshot is; for a future it is the
 * future's price itself.
 */
final class ParitySpot {
    private ParitySpot() {}

    /**
     * @param chain without a spot
     * @return empty when no expiry has three strikes at which call and put have quotes with two sides
     */
    static OptionalDouble of(ChainObservation chain, boolean isOnFutures) {
        double near = atTheMoney(chain);
        if (Double.isNaN(near)) {
            return OptionalDouble.empty();
        }
        OptionChain observation = chain.withImpliedSpot(near).toEvent("", chain.asOf());
        ChainBook book = ChainBook.at(chain.asOf(), List.of(observation)).orElseThrow();
        return PreparedBook.of(QuantBooks.of(book), Convention.DEFAULT).live().stream()
                .filter(reading -> reading.forward().source() == ForwardSource.PARITY)
                .min(Comparator.comparingDouble(SeriesReading::years))
                .map(front -> OptionalDouble.of(spot(front, isOnFutures)))
                .orElse(OptionalDouble.empty());
    }

    private static double spot(SeriesReading front, boolean isOnFutures) {
        double carry = isOnFutures ? 0 : front.convention().curveCarry(front.years());
        return front.forward().forward() * Math.exp(-carry * front.years());
    }

    /** The strike of the first living series at which call and put are worth most nearly the same; NaN when there is none. */
    private static double atTheMoney(ChainObservation chain) {
        OptionChain.Contracts contracts = chain.contracts();
        int series = -1;
        double least = Double.POSITIVE_INFINITY;
        double strike = Double.NaN;
        for (int call = 0; call + 1 < contracts.size(); call++) {
            int put = call + 1;
            boolean isPair = contracts.call()[call]
                    && !contracts.call()[put]
                    && contracts.series()[call] == contracts.series()[put]
                    && contracts.strike()[call] == contracts.strike()[put];
            if (!isPair || !isTwoSided(contracts, call) || !isTwoSided(contracts, put)) {
                continue;
            }
            if (series >= 0 && contracts.series()[call] != series) {
                break;
            }
            if (isLiving(chain, contracts.series()[call])) {
                double gap = Math.abs(mid(contracts, call) - mid(contracts, put));
                series = contracts.series()[call];
                strike = gap < least ? contracts.strike()[call] : strike;
                least = Math.min(gap, least);
            }
        }
        return strike;
    }

    private static boolean isLiving(ChainObservation chain, int index) {
        OptionChain.Series series = chain.series().get(index);
        SettlementStyle style = SettlementStyle.valueOf(series.settlement().name());
        return chain.asOf().isBefore(style.instantOn(series.expiry()));
    }

    private static boolean isTwoSided(OptionChain.Contracts contracts, int index) {
        return contracts.bid()[index] > 0 && contracts.ask()[index] >= contracts.bid()[index];
    }

    private static double mid(OptionChain.Contracts contracts, int index) {
        return (contracts.bid()[index] + contracts.ask()[index]) / 2;
    }
}
