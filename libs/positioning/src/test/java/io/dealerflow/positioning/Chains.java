package io.dealerflow.positioning;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small observations. Each series lists a call and a put at 95, 100 and 105. */
final class Chains {
    static final Instant MONDAY = Instant.parse("2022-12-12T20:00:00Z");
    private static final double[] STRIKES = {95, 100, 105};

    private Chains() {}

    static OptionChain observed(String id, Instant asOf, double spot, String... expiries) {
        return observed(id, asOf, asOf.plusSeconds(1), spot, expiries);
    }

    static OptionChain observed(String id, Instant asOf, Instant received, double spot, String... expiries) {
        List<OptionChain.Series> series = Arrays.stream(expiries)
                .map(expiry -> new OptionChain.Series("SPXW", LocalDate.parse(expiry), Settlement.PM, 100))
                .toList();
        return new OptionChain(
                id, "cboe", asOf, received, OptionChain.VERSION, "SPX", spot, series, contracts(series.size()));
    }

    private static OptionChain.Contracts contracts(int series) {
        int n = series * STRIKES.length * 2;
        int[] index = new int[n];
        boolean[] call = new boolean[n];
        double[] strike = new double[n];
        for (int i = 0; i < n; i++) {
            index[i] = i / (2 * STRIKES.length);
            call[i] = i % 2 == 0;
            strike[i] = STRIKES[i / 2 % STRIKES.length];
        }
        return new OptionChain.Contracts(
                index,
                call,
                strike,
                filled(n, 0),
                filled(n, Double.NaN),
                filled(n, Double.NaN),
                filled(n, 0.2),
                filled(n, Double.NaN),
                filled(n, Double.NaN),
                new long[n],
                openInterest(n));
    }

    private static double[] filled(int n, double value) {
        double[] column = new double[n];
        Arrays.fill(column, value);
        return column;
    }

    private static long[] openInterest(int n) {
        long[] column = new long[n];
        for (int i = 0; i < n; i++) {
            column[i] = 10 + i % 6;
        }
        return column;
    }

    static List<OptionChain> reversed(List<OptionChain> chains) {
        return new ArrayList<>(chains).reversed();
    }
}
