package io.dealerflow.ingest.quality;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.OptionChain.Contracts;
import java.util.Arrays;

/** Measures of option chains. */
final class ChainMeasures {
    private ChainMeasures() {}

    /** Of contracts with a bid and an ask, those whose bid is above the ask. */
    static Measure crossedQuotes() {
        return new Share<>(OptionChain.class, (chain, share) -> {
            Contracts contracts = chain.contracts();
            for (int i = 0; i < contracts.size(); i++) {
                double bid = contracts.bid()[i];
                double ask = contracts.ask()[i];
                if (bid > 0 && ask > 0) {
                    int contract = i;
                    share.check(bid > ask, () -> name(chain, contract) + " with bid " + bid + " above ask " + ask);
                }
            }
        });
    }

    /** Contracts without a volatility, as the source gives it: none, or 0. */
    static Measure missingVolatilities() {
        return new Share<>(OptionChain.class, (chain, share) -> {
            double[] volatilities = chain.contracts().iv();
            for (int i = 0; i < volatilities.length; i++) {
                int contract = i;
                share.check(!(volatilities[i] > 0), () -> name(chain, contract));
            }
        });
    }

    /** Contracts without open interest: most of them when the exchange has not counted it yet. */
    static Measure missingOpenInterest() {
        return new Share<>(OptionChain.class, (chain, share) -> {
            long[] openInterest = chain.contracts().openInterest();
            for (int i = 0; i < openInterest.length; i++) {
                int contract = i;
                share.check(openInterest[i] == 0, () -> name(chain, contract));
            }
        });
    }

    /** Chains whose spot is below the lowest or above the highest strike. */
    static Measure spotOutsideStrikes() {
        return new Share<>(OptionChain.class, (chain, share) -> {
            double[] strikes = chain.contracts().strike();
            double lowest = Arrays.stream(strikes).min().orElse(chain.spot());
            double highest = Arrays.stream(strikes).max().orElse(chain.spot());
            share.check(
                    chain.spot() < lowest || chain.spot() > highest,
                    () -> "spot " + chain.spot() + ", strikes " + lowest + " to " + highest);
        });
    }

    private static String name(OptionChain chain, int contract) {
        OptionChain.Series series = chain.series().get(chain.contracts().series()[contract]);
        String right = chain.contracts().call()[contract] ? "C" : "P";
        return series.root() + " " + series.expiry() + " " + chain.contracts().strike()[contract] + " " + right;
    }
}
