package io.dealerflow.feature.portfolio;

import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.raw.Fill;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills, closes, and the portfolios that they make. */
public interface PortfolioStore {
    /**
     * What a portfolio is computed from.
     *
     * @param fills  of the account
     * @param closes of its instruments
     * @param quotes of its options
     * @param stored the portfolio that is stored now
     */
    record Holdings(
            List<Fill> fills,
            List<Close> closes,
            List<OptionQuote> quotes,
            @Nullable Portfolio stored) {
        public Holdings {
            fills = List.copyOf(fills);
            closes = List.copyOf(closes);
            quotes = List.copyOf(quotes);
        }
    }

    /** Computes the new portfolio and publishes it; empty when nothing has changed. */
    @FunctionalInterface
    interface Recomputation {
        Uni<Optional<Portfolio>> of(Holdings holdings);
    }

    /** A fill that is there already stays as it is. */
    Uni<Void> addFills(List<Fill> fills);

    /** Of each symbol and date the close of the last bar counts. */
    Uni<Void> addCloses(List<Close> closes);

    /** Of each option the newest quote counts. */
    Uni<Void> addQuotes(List<OptionQuote> quotes);

    /** Symbols of all options that any account has traded. */
    Uni<Set<String>> options();

    /** Accounts that have traded one of the symbols. */
    Uni<List<String>> accounts(Collection<String> symbols);

    /** Replaces the portfolio of an account; recomputations of one account wait for each other. */
    Uni<Void> recompute(String account, Recomputation recomputation);
}
