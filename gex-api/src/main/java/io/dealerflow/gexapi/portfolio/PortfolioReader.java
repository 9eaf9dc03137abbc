package io.dealerflow.gexapi.portfolio;

import io.dealerflow.contracts.portfolio.Portfolio;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest portfolios. */
public interface PortfolioReader {
    /**
     * In the order of the accounts.
     *
     * @param account that one alone; null for all
     */
    Uni<List<Portfolio>> newest(@Nullable String account);
}
