package io.dealerflow.benchmarks;

import io.dealerflow.quant.batch.OptionBatch;
import io.dealerflow.quant.batch.QuoteBatch;
import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.DayCount;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Contracts spread evenly over the large made-up chain, in its order, without the far wings, where a double has no meaningful
 * gamma or price. Small enough for the second-level cache.
 */
final class Sample {
    static final int SIZE = 2048;
    static final Market MARKET = MadeUpChain.MARKET;

    /** Standard deviations from the forward beyond which a contract is left out. */
    private static final double WING = 6;

    private final List<Contract> contracts;

    private Sample(List<Contract> contracts) {
        this.contracts = contracts;
    }

    /** Calls and puts on both sides of the forward. */
    static Sample ofBothSides() {
        return evenly(contract -> true);
    }

    /** What volatilities are read from: the put below the forward, the call at or above it. */
    static Sample outOfTheMoney() {
        return evenly(contract -> contract.isCall() == contract.strike() >= contract.forward());
    }

    List<Contract> contracts() {
        return contracts;
    }

    OptionBatch options() {
        OptionBatch batch = new OptionBatch(MARKET.spot(), SIZE);
        for (int i = 0; i < SIZE; i++) {
            Contract c = contracts.get(i);
            EuropeanOption option = new EuropeanOption(c.right(), c.strike(), c.years(), c.volatility());
            batch.set(i, option, MARKET.rate(), MARKET.dividendYield());
        }
        return batch;
    }

    /** Undiscounted prices, each the double nearest to the true one. */
    double[] prices() {
        return contracts.stream().mapToDouble(ExactBlack::undiscounted).toArray();
    }

    QuoteBatch quotes(double[] prices) {
        QuoteBatch batch = new QuoteBatch(SIZE);
        for (int i = 0; i < SIZE; i++) {
            Contract c = contracts.get(i);
            batch.set(i, c.right(), c.strike(), prices[i], c.forward(), c.years());
        }
        return batch;
    }

    private static Sample evenly(Predicate<Contract> wanted) {
        List<Contract> all = new ArrayList<>();
        Book book = MadeUpChain.of(MadeUpChain.Shape.LARGE);
        for (Series series : book.series()) {
            double years = DayCount.ACT_SECONDS_365.years(
                    book.asOf(), series.key().expiry(), series.key().settlement());
            for (int i = 0; i < series.size(); i++) {
                Contract contract = contract(series.right(i), series.strike(i), years);
                if (isNear(contract) && wanted.test(contract)) {
                    all.add(contract);
                }
            }
        }
        List<Contract> chosen = new ArrayList<>(SIZE);
        for (int i = 0; i < SIZE; i++) {
            chosen.add(all.get((int) ((long) i * all.size() / SIZE)));
        }
        return new Sample(List.copyOf(chosen));
    }

    private static Contract contract(Right right, double strike, double years) {
        double forward = MadeUpChain.forward(years);
        return new Contract(right, strike, years, MadeUpChain.volatility(strike, forward, years), forward);
    }

    private static boolean isNear(Contract c) {
        return Math.abs(Math.log(c.forward() / c.strike())) <= WING * c.volatility() * Math.sqrt(c.years());
    }
}
