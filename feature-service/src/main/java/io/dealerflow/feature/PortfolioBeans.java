package io.dealerflow.feature;

import io.dealerflow.feature.config.ConventionSettings;
import io.dealerflow.feature.config.PortfolioSettings;
import io.dealerflow.feature.portfolio.Multipliers;
import io.dealerflow.feature.portfolio.PortfolioPublisher;
import io.dealerflow.feature.portfolio.PortfolioStore;
import io.dealerflow.feature.portfolio.Portfolios;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The portfolios of accounts. */
class PortfolioBeans {
    @Produces
    @Singleton
    Portfolios portfolios(
            PortfolioSettings settings,
            ConventionSettings convention,
            PortfolioStore store,
            PortfolioPublisher publisher) {
        return new Portfolios(
                settings.costMethod(),
                new Multipliers(settings.multipliers()),
                convention.convention(),
                settings.publishedDays(),
                store,
                publisher);
    }
}
