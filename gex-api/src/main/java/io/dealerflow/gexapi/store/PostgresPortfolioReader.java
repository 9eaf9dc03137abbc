package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.gexapi.portfolio.PortfolioReader;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code feature.portfolios}; without it, because feature-service has never run, there are no portfolios. */
@ApplicationScoped
class PostgresPortfolioReader implements PortfolioReader {
    private static final String NEWEST = """
        SELECT body::text AS body FROM feature.portfolios
        WHERE $1::text IS NULL OR account = $1 ORDER BY account COLLATE "C"
        """;

    private final Db db;

    PostgresPortfolioReader(Db db) {
        this.db = db;
    }

    @Override
    public Uni<List<Portfolio>> newest(@Nullable String account) {
        return db.list(NEWEST, row -> Wire.readJson(row.getString("body"), Portfolio.class), account)
                .onFailure(Db::isMissing)
                .recoverWithItem(List.of());
    }
}
