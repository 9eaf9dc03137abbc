package io.dealerflow.feature.config;

import io.dealerflow.contracts.portfolio.CostMethod;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Portfolios of accounts. */
@ConfigMapping(prefix = "dealerflow.portfolio")
public interface PortfolioSettings {
    /** What a unit that is closed had cost: {@code fifo} or {@code average}. */
    @WithDefault("fifo")
    CostMethod costMethod();

    /** Newest dates that a portfolio has. */
    @WithDefault("250")
    int publishedDays();

    /** Money for a change of the price by 1, by the root of futures; of options it is 100, of all else 1. */
    Map<String, Double> multipliers();
}
