package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.feature.portfolio.PortfolioPublisher;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.messaging.EventPublisher;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;

/** The topic of portfolios. */
@ApplicationScoped
class PortfolioTopic implements PortfolioPublisher {
    private final EventPublisher publisher;

    PortfolioTopic(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public Uni<Void> publish(Portfolio portfolio) {
        Trace trace = Trace.current();
        return Uni.createFrom()
                .deferred(() -> Uni.createFrom()
                        .completionStage(() -> publisher.publish(Topics.FEATURES_PORTFOLIO.name(), portfolio, trace)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()) // sending may block
                .onFailure()
                .transform(e -> new UnavailableException("cannot publish the portfolio " + portfolio.account(), e));
    }
}
