package io.dealerflow.quant.exposure;

import static io.dealerflow.quant.Units.DAYS_PER_YEAR;
import static io.dealerflow.quant.Units.VOLATILITY_POINT;

import io.dealerflow.quant.batch.BatchGreeks;
import io.dealerflow.quant.batch.Kernels;
import io.dealerflow.quant.batch.OptionBatch;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Right;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** DEX, VEX and CEX of every used contract at the book's spot, priced once, and their sums over strikes, series and the book. */
public final class ContractGreeks {
    private final PreparedBook prepared;
    private final BatchGreeks greeks;

    private ContractGreeks(PreparedBook prepared, BatchGreeks greeks) {
        this.prepared = prepared;
        this.greeks = greeks;
    }

    /** Empty under vendor gammas, where no volatility is known. */
    public static Optional<ContractGreeks> of(PreparedBook prepared) {
        return prepared.convention().gamma() == GammaSource.VENDOR
                ? Optional.empty()
                : Optional.of(new ContractGreeks(prepared, greeks(prepared)));
    }

    /** One used contract, by its index in {@link PreparedBook#positions()}. */
    public GreekExposure of(int i) {
        double dollars = prepared.positions().signedUnits(i) * prepared.book().spot();
        return new GreekExposure(
                dollars * greeks.delta(i),
                dollars * greeks.vanna(i) * VOLATILITY_POINT,
                dollars * greeks.charm(i) / DAYS_PER_YEAR);
    }

    /** Of the book. */
    public GreekExposure total() {
        return byReading().stream().reduce(GreekExposure.ZERO, GreekExposure::plus);
    }

    /** By (expiry, root), parallel to {@link PreparedBook#readings()}. */
    public List<GreekExposure> byReading() {
        GreekExposure[] sums = new GreekExposure[prepared.readings().size()];
        Arrays.fill(sums, GreekExposure.ZERO);
        Positions positions = prepared.positions();
        for (int i = 0; i < positions.size(); i++) {
            int at = positions.reading(i);
            sums[at] = sums[at].plus(of(i));
        }
        return List.of(sums);
    }

    /** Ascending by strike; those with a used contract. */
    public List<StrikeGreeks> byStrike() {
        Map<Double, GreekExposure> sums = new TreeMap<>();
        Positions positions = prepared.positions();
        for (int i = 0; i < positions.size(); i++) {
            sums.merge(positions.strike(i), of(i), GreekExposure::plus);
        }
        return sums.entrySet().stream()
                .map(sum -> new StrikeGreeks(sum.getKey(), sum.getValue()))
                .toList();
    }

    private static BatchGreeks greeks(PreparedBook prepared) {
        Positions positions = prepared.positions();
        OptionBatch options = new OptionBatch(prepared.book().spot(), positions.size());
        for (int i = 0; i < positions.size(); i++) {
            SeriesReading reading = prepared.readings().get(positions.reading(i));
            Right right = positions.isCall(i) ? Right.CALL : Right.PUT;
            EuropeanOption option =
                    new EuropeanOption(right, positions.strike(i), reading.years(), positions.volatility(i));
            options.set(i, option, reading.rate(), reading.dividendYield());
        }
        BatchGreeks greeks = new BatchGreeks(positions.size());
        Kernels.chosen().greeks(options, greeks);
        return greeks;
    }
}
