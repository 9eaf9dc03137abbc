package io.dealerflow.feature.portfolio;

import io.dealerflow.contracts.portfolio.Portfolio;
import io.smallrye.mutiny.Uni;

/** Where portfolios are published. */
public interface PortfolioPublisher {
    /** Completes when it is durable. */
    Uni<Void> publish(Portfolio portfolio);
}
