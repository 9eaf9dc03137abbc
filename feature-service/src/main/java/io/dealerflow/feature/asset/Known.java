package io.dealerflow.feature.asset;

import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one asset at one instant, with what several features share. */
final class Known {
    private final Instant asOf;
    private final LocalDate date;
    private final Facts facts;
    private @Nullable Volatility volatility;
    private @Nullable Stress stress;

    Known(Instant asOf, Facts facts) {
        this.asOf = asOf;
        this.date = LocalDate.ofInstant(asOf, ExchangeCalendar.ZONE);
        this.facts = facts;
    }

    Instant asOf() {
        return asOf;
    }

    /** All in a role, ascending by date. */
    List<? extends Fact> all(Role role) {
        return switch (role) {
            case CHAIN -> facts.books();
            case CURVE -> facts.curves();
            case POSITIONS -> facts.positions();
            default -> facts.values(role);
        };
    }

    List<Fact.Value> values(Role role) {
        return facts.values(role);
    }

    List<Fact.Curve> curves() {
        return facts.curves();
    }

    List<Fact.Positions> positions() {
        return facts.positions();
    }

    List<Fact.Book> books() {
        return facts.books();
    }

    /** Whether a date in a role is too old for a feature. */
    boolean isStale(LocalDate newest, Role role) {
        return newest.plusDays(role.maxAgeDays()).isBefore(date);
    }

    /** Of the asset's own closes. */
    Volatility volatility() {
        if (volatility == null) {
            volatility = Volatility.of(values(Role.CLOSES));
        }
        return volatility;
    }

    /** Of the other assets. */
    Stress stress() {
        if (stress == null) {
            stress = Stress.of(this, facts.othersCloses());
        }
        return stress;
    }
}
