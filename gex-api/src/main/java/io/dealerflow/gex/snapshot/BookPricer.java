package io.dealerflow.gex.snapshot;

import io.dealerflow.contracts.GexAnalytics;
import io.dealerflow.contracts.GexAnalytics.HedgingShift;
import io.dealerflow.contracts.GexSnapshot.ConventionUsed;
import io.dealerflow.contracts.OptionChain;
import io.dealerflow.gex.config.GexApiConfig;
import io.dealerflow.gex.query.GexParameters;
import io.dealerflow.positioning.BookAnalytics;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.ConventionNames;
import io.dealerflow.positioning.ConventionNames.Parsed;
import io.dealerflow.positioning.GexSnapshots;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.profile.GammaProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Prices books the way feature-service does. */
@ApplicationScoped
class BookPricer implements Pricer {
    private final Convention defaults;

    BookPricer(GexApiConfig config) {
        this.defaults = Convention.DEFAULT.toBuilder()
                .nearFlip(config.pricing().nearFlip())
                .build();
    }

    @Override
    public Priced price(List<OptionChain> observations, ConventionUsed used, boolean profile) {
        GexSnapshots.Profiled priced = GexSnapshots.profiled(book(observations), convention(used));
        return new Priced(priced.snapshot(), profile ? points(priced.profile()) : null);
    }

    @Override
    public GexAnalytics analyse(List<OptionChain> observations, ConventionUsed used, HedgingShift shift) {
        return BookAnalytics.of(book(observations), convention(used), shift);
    }

    private static ChainBook book(List<OptionChain> observations) {
        return ChainBook.at(Instant.MAX, observations).orElseThrow();
    }

    private static List<ProfilePoint> points(List<GammaProfile.Point> profile) {
        return profile.stream()
                .map(point -> new ProfilePoint(point.spot(), point.netGex()))
                .toList();
    }

    private Convention convention(ConventionUsed used) {
        Map<String, String> names = Map.of(
                GexParameters.DAY_COUNT, used.dayCount(),
                GexParameters.DEALER, used.dealer(),
                GexParameters.WEIGHT, used.weight(),
                GexParameters.GAMMA, used.gamma(),
                GexParameters.RATE, Double.toString(used.rate()),
                GexParameters.DIVIDEND_YIELD, Double.toString(used.dividendYield()),
                GexParameters.FORWARD, used.forward(),
                GexParameters.IV, used.iv(),
                GexParameters.SMILE, used.smile(),
                GexParameters.EXPIRED, used.expired());
        return switch (ConventionNames.parse(names, defaults)) {
            case Parsed.Accepted(Convention convention) -> convention;
            case Parsed.Refused refused -> throw new IllegalStateException("not a convention: " + refused);
        };
    }
}
