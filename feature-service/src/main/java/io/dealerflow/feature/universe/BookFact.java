package io.dealerflow.feature.universe;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.contracts.features.GexSnapshot.HedgingFlow;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.feature.asset.Fact;
import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fact of a book from its snapshot. */
final class BookFact {
    private static final int NEAR_EXPIRY_DAYS = 7;
    private static final double DOWN_PCT = -1;

    private BookFact() {}

    static Fact.Book of(GexSnapshot snapshot) {
        LocalDate date = LocalDate.ofInstant(snapshot.asOf(), ExchangeCalendar.ZONE);
        LocalDate near = date.plusDays(NEAR_EXPIRY_DAYS);
        return new Fact.Book(
                snapshot.eventId(),
                date,
                snapshot.asOf(),
                snapshot.spot(),
                snapshot.netGex(),
                snapshot.grossGex(),
                strikeShare(snapshot, strike -> strike.strike() > snapshot.spot()),
                strikeShare(snapshot, strike -> strike.strike() < snapshot.spot()),
                expiryShare(snapshot, expiry -> expiry.expiry().equals(date)),
                expiryShare(snapshot, expiry -> !expiry.expiry().isAfter(near)),
                snapshot.netGexSlope(),
                snapshot.netDelta(),
                snapshot.netVanna(),
                snapshot.netCharm(),
                snapshot.putCallOpenInterest(),
                snapshot.putCallVolume(),
                snapshot.gammaFlip().distance(),
                snapshot.gammaFlip().distancePct(),
                snapshot.expectedMove() == null ? null : snapshot.expectedMove().sigma(),
                hedgingFlowDown(snapshot),
                snapshot.atmIv30d(),
                snapshot.atmIv90d(),
                snapshot.riskReversal25d(),
                snapshot.byExpiry().stream()
                        .mapToLong(expiry -> expiry.callOpenInterest() + expiry.putOpenInterest())
                        .sum());
    }

    private static @Nullable Double strikeShare(GexSnapshot snapshot, Predicate<StrikeGex> counted) {
        return share(
                snapshot,
                snapshot.byStrike().stream()
                        .filter(counted)
                        .mapToDouble(strike -> Math.abs(strike.callGex()) + Math.abs(strike.putGex()))
                        .sum());
    }

    private static @Nullable Double expiryShare(GexSnapshot snapshot, Predicate<ExpiryGex> counted) {
        return share(
                snapshot,
                snapshot.byExpiry().stream()
                        .filter(counted)
                        .mapToDouble(ExpiryGex::grossGex)
                        .sum());
    }

    private static @Nullable Double hedgingFlowDown(GexSnapshot snapshot) {
        return snapshot.hedgingFlow().stream()
                .filter(flow -> flow.movePct() == DOWN_PCT)
                .findFirst()
                .map(HedgingFlow::dollars)
                .map(dollars -> share(snapshot, dollars))
                .orElse(null);
    }

    private static @Nullable Double share(GexSnapshot snapshot, double part) {
        return snapshot.grossGex() > 0 ? part / snapshot.grossGex() : null;
    }
}
