package io.dealerflow.gexapi.rest.graphql;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ConventionUsed;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.query.ConventionChange;
import io.dealerflow.positioning.ConventionNames;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

/** A symbol's book under a convention; what is worked out from it is in {@link BookFields}. */
@Description("A symbol's book under a convention, and what is worked out from it")
public final class Book {
    private final Sourced<GexSnapshot> stored;
    private final ConventionChange change;

    Book(Sourced<GexSnapshot> stored, ConventionChange change) {
        this.stored = stored;
        this.change = change;
    }

    GexSnapshot snapshot() {
        return stored.value();
    }

    ConventionChange change() {
        return change;
    }

    public String getSymbol() {
        return snapshot().symbol();
    }

    @Description("Of the newest observation in the book")
    public Instant getAsOf() {
        return snapshot().asOf();
    }

    @Description("Price of the underlying then")
    public double getSpot() {
        return snapshot().spot();
    }

    @Description("The assumptions that its figures rest on")
    public ConventionUsed getConvention() {
        return ConventionNames.used(
                change.applyTo(ConventionNames.convention(snapshot().convention())));
    }

    @Description("Of the stored snapshot")
    public String getEventId() {
        return snapshot().eventId();
    }

    @Description("True only when the answer comes from the fallback store")
    public boolean isStale() {
        return stored.stale();
    }
}
