package io.dealerflow.feature.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.feature.portfolio.Close;
import io.dealerflow.feature.portfolio.Multipliers;
import io.dealerflow.feature.portfolio.OptionQuote;
import io.dealerflow.feature.portfolio.PortfolioStore;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code feature.portfolio_fills}, {@code feature.portfolio_closes}, {@code feature.portfolio_options} and {@code feature.portfolios}. */
@ApplicationScoped
class PostgresPortfolios implements PortfolioStore {
    private static final String ADD_FILLS = """
        INSERT INTO portfolio_fills (event_id, account, symbol, body)
        SELECT event_id, account, symbol, body::jsonb
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS added(event_id, account, symbol, body)
        ON CONFLICT (event_id) DO NOTHING
        """;
    private static final String ADD_CLOSES = """
        INSERT INTO portfolio_closes (symbol, date, price, bar_at)
        SELECT DISTINCT ON (symbol, date) symbol, date, price, bar_at
        FROM unnest($1::text[], $2::date[], $3::float8[], $4::timestamptz[]) WITH ORDINALITY AS added(symbol, date, price, bar_at, place)
        ORDER BY symbol, date, bar_at DESC, place DESC
        ON CONFLICT (symbol, date) DO UPDATE SET price = excluded.price, bar_at = excluded.bar_at
        WHERE excluded.bar_at >= portfolio_closes.bar_at
        """;
    private static final String ADD_QUOTES = """
        INSERT INTO portfolio_options (symbol, as_of, body)
        SELECT DISTINCT ON (symbol) symbol, as_of, body::jsonb
        FROM unnest($1::text[], $2::timestamptz[], $3::text[]) WITH ORDINALITY AS added(symbol, as_of, body, place)
        ORDER BY symbol, as_of DESC, place DESC
        ON CONFLICT (symbol) DO UPDATE SET as_of = excluded.as_of, body = excluded.body
        WHERE excluded.as_of >= portfolio_options.as_of
        """;
    private static final String SYMBOLS = "SELECT DISTINCT symbol FROM portfolio_fills";
    private static final String QUOTES = """
        SELECT body::text AS body FROM portfolio_options
        WHERE symbol IN (SELECT symbol FROM portfolio_fills WHERE account = $1)
        """;
    private static final String ACCOUNTS =
            "SELECT DISTINCT account FROM portfolio_fills WHERE symbol = ANY ($1::text[]) ORDER BY account";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('portfolio ' || $1, 0))::text";
    private static final String FILLS = "SELECT body::text AS body FROM portfolio_fills WHERE account = $1";
    private static final String CLOSES = """
        SELECT symbol, date, price, bar_at FROM portfolio_closes
        WHERE symbol IN (SELECT symbol FROM portfolio_fills WHERE account = $1)
        """;
    private static final String STORED = "SELECT body::text AS body FROM portfolios WHERE account = $1";
    private static final String REPLACE = """
        INSERT INTO portfolios (account, event_id, as_of, body) VALUES ($1, $2, $3, $4::text::jsonb)
        ON CONFLICT (account) DO UPDATE
        SET event_id = excluded.event_id, as_of = excluded.as_of, body = excluded.body, stored_at = now()
        """;

    private final Db db;

    PostgresPortfolios(Db db) {
        this.db = db;
    }

    @Override
    public Uni<Void> addFills(List<Fill> fills) {
        return db.update(
                        ADD_FILLS,
                        texts(fills, Fill::eventId),
                        texts(fills, Fill::account),
                        texts(fills, fill -> Multipliers.symbol(fill.instrument())),
                        texts(fills, Wire::writeJsonText))
                .replaceWithVoid();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    @Override
    public Uni<Void> addCloses(List<Close> closes) {
        return db.update(
                        ADD_CLOSES,
                        texts(closes, Close::symbol),
                        closes.stream().map(Close::date).toArray(LocalDate[]::new),
                        closes.stream().map(Close::price).toArray(Double[]::new),
                        closes.stream().map(Close::at).toArray(Instant[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> addQuotes(List<OptionQuote> quotes) {
        return db.update(
                        ADD_QUOTES,
                        texts(quotes, OptionQuote::symbol),
                        quotes.stream().map(OptionQuote::asOf).toArray(Instant[]::new),
                        texts(quotes, Wire::writeJsonText))
                .replaceWithVoid();
    }

    @Override
    public Uni<Set<String>> options() {
        return db.list(SYMBOLS, row -> row.getString("symbol"))
                .map(symbols -> symbols.stream().filter(Multipliers::isOption).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Uni<List<String>> accounts(Collection<String> symbols) {
        return db.list(ACCOUNTS, row -> row.getString("account"), (Object) symbols.toArray(String[]::new));
    }

    /** The lock is that of the account until the transaction ends. */
    @Override
    public Uni<Void> recompute(String account, Recomputation recomputation) {
        return db.inTransaction(transaction -> Db.list(transaction, LOCK, row -> account, account)
                .chain(() -> holdings(transaction, account))
                .chain(recomputation::of)
                .chain(portfolio -> portfolio
                        .map(changed -> replace(transaction, changed))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private static Uni<Void> replace(SqlConnection transaction, Portfolio portfolio) {
        return Db.update(
                        transaction,
                        REPLACE,
                        portfolio.account(),
                        portfolio.eventId(),
                        portfolio.asOf(),
                        Wire.writeJsonText(portfolio))
                .replaceWithVoid();
    }

    private static Uni<Holdings> holdings(SqlConnection transaction, String account) {
        Uni<List<Fill>> fills = bodies(transaction, FILLS, Fill.class, account);
        return fills.chain(allFills -> Db.list(transaction, CLOSES, PostgresPortfolios::close, account)
                .chain(closes -> bodies(transaction, QUOTES, OptionQuote.class, account)
                        .chain(quotes -> bodies(transaction, STORED, Portfolio.class, account)
                                .map(stored -> new Holdings(
                                        allFills, closes, quotes, stored.isEmpty() ? null : stored.getFirst())))));
    }

    private static <T> Uni<List<T>> bodies(SqlConnection transaction, String sql, Class<T> type, String account) {
        return Db.list(transaction, sql, row -> Wire.readJson(row.getString("body"), type), account);
    }

    private static Close close(Row row) {
        return new Close(
                row.getString("symbol"),
                row.getLocalDate("date"),
                row.getDouble("price"),
                row.getOffsetDateTime("bar_at").toInstant());
    }
}
