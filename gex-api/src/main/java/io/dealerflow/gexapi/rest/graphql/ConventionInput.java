package io.dealerflow.gexapi.rest.graphql;

import io.dealerflow.gexapi.query.GexParameters;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Departures from the stored convention: the parameters of {@code GET /gex/{symbol}}. */
@Input("Convention")
@Description("Departures from the stored convention: the parameters of GET /gex/{symbol}, with the same values")
public class ConventionInput {
    public @Nullable String dayCount;
    public @Nullable String gamma;
    public @Nullable String forward;
    public @Nullable Double rate;
    public @Nullable Double dividendYield;
    public @Nullable String iv;
    public @Nullable String expired;
    public @Nullable String weight;
    public @Nullable String dealer;
    public @Nullable String smile;
    public @Nullable String dynamics;

    void addTo(Arguments arguments) {
        arguments
                .with(GexParameters.DAY_COUNT.name(), dayCount)
                .with(GexParameters.GAMMA.name(), gamma)
                .with(GexParameters.FORWARD.name(), forward)
                .with(GexParameters.RATE, rate)
                .with(GexParameters.DIVIDEND_YIELD, dividendYield)
                .with(GexParameters.IV.name(), iv)
                .with(GexParameters.EXPIRED.name(), expired)
                .with(GexParameters.WEIGHT.name(), weight)
                .with(GexParameters.DEALER.name(), dealer)
                .with(GexParameters.SMILE.name(), smile)
                .with(GexParameters.DYNAMICS.name(), dynamics);
    }
}
