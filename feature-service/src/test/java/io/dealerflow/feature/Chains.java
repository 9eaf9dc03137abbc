package io.dealerflow.feature;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.OptionChain.Contracts;
import io.dealerflow.contracts.raw.OptionChain.Series;
import io.dealerflow.contracts.raw.Settlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Option chains for tests: the same strikes, both rights, in each series, at a vol of 20 %. */
public final class Chains {
    public static final Instant START = Instant.parse("2026-03-13T14:30:00Z");
    private static final double[] FEW_STRIKES = {90, 95, 100, 105, 110};

    private Chains() {}

    /**
     * A chain with one series an expiry and five strikes around 100.
     *
     * @param ingestedSecond receipt, in seconds after {@link #START}
     * @param expiries       of its series; their root is the underlying
     */
    public static OptionChain of(
            String underlying, Instant asOf, int ingestedSecond, double spot, LocalDate... expiries) {
        return chain(underlying, asOf, ingestedSecond, spot, FEW_STRIKES, expiries);
    }

    /** A chain with {@code strikeCount} strikes within 25 % of spot. */
    public static OptionChain wide(
            String underlying, Instant asOf, double spot, int strikeCount, LocalDate... expiries) {
        double[] strikes = new double[strikeCount];
        Arrays.setAll(strikes, i -> Math.rint(spot * (0.75 + 0.5 * i / strikeCount)));
        return chain(underlying, asOf, 0, spot, strikes, expiries);
    }

    private static OptionChain chain(
            String underlying, Instant asOf, int ingestedSecond, double spot, double[] strikes, LocalDate... expiries) {
        List<Series> series = Arrays.stream(expiries)
                .map(expiry -> new Series(underlying, expiry, Settlement.PM, 100))
                .toList();
        String content = spot + " " + ingestedSecond + " " + series;
        return new OptionChain(
                EventIds.of("test", underlying, asOf, EventIds.sha256(content.getBytes(UTF_8))),
                "test",
                asOf,
                START.plusSeconds(ingestedSecond),
                OptionChain.VERSION,
                underlying,
                spot,
                series,
                contracts(series.size(), strikes, spot));
    }

    private static Contracts contracts(int seriesCount, double[] strikes, double spot) {
        int perSeries = strikes.length * 2;
        int size = seriesCount * perSeries;
        int[] series = new int[size];
        boolean[] call = new boolean[size];
        double[] strike = new double[size];
        long[] openInterest = new long[size];
        for (int i = 0; i < size; i++) {
            series[i] = i / perSeries;
            strike[i] = strikes[i % perSeries / 2];
            call[i] = i % 2 == 0;
            openInterest[i] = 1_000L + 100L * (i % 17) + Math.round(spot);
        }
        double[] none = filled(size, Double.NaN);
        double[] zero = filled(size, 0);
        return new Contracts(
                series, call, strike, zero, zero, none, filled(size, 0.2), none, none, new long[size], openInterest);
    }

    private static double[] filled(int size, double value) {
        double[] column = new double[size];
        Arrays.fill(column, value);
        return column;
    }
}
