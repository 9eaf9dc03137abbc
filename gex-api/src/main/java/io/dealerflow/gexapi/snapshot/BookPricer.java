package io.dealerflow.gexapi.snapshot;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.contracts.api.GexAnalytics.HedgingShift;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.positioning.BookAnalytics;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.GexSnapshots;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.profile.GammaProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Prices books the way feature-service does. */
@ApplicationScoped
class BookPricer implements Pricer {
    @Override
    public Priced price(List<OptionChain> observations, Convention convention, boolean profile) {
        GexSnapshots.Profiled priced = GexSnapshots.profiled(book(observations), convention);
        return new Priced(priced.snapshot(), profile ? points(priced.profile()) : null);
    }

    @Override
    public GexAnalytics analyse(List<OptionChain> observations, Convention convention, HedgingShift shift) {
        return BookAnalytics.of(book(observations), convention, shift);
    }

    private static ChainBook book(List<OptionChain> observations) {
        return ChainBook.at(Instant.MAX, observations).orElseThrow();
    }

    private static List<ProfilePoint> points(List<GammaProfile.Point> profile) {
        return profile.stream()
                .map(point -> new ProfilePoint(point.spot(), point.netGex()))
                .toList();
    }
}
