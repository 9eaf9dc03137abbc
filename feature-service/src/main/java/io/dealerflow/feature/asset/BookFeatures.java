package io.dealerflow.feature.asset;

import static io.dealerflow.contracts.features.FeatureName.ATM_VOL_30D;
import static io.dealerflow.contracts.features.FeatureName.FLIP_DISTANCE_MOVES;
import static io.dealerflow.contracts.features.FeatureName.FLIP_DISTANCE_PCT;
import static io.dealerflow.contracts.features.FeatureName.GEX_ABOVE_SPOT_SHARE;
import static io.dealerflow.contracts.features.FeatureName.GEX_BELOW_SPOT_SHARE;
import static io.dealerflow.contracts.features.FeatureName.GROSS_GEX;
import static io.dealerflow.contracts.features.FeatureName.HEDGING_FLOW_DOWN_SHARE;
import static io.dealerflow.contracts.features.FeatureName.NEAR_EXPIRY_SHARE;
import static io.dealerflow.contracts.features.FeatureName.NET_CHARM;
import static io.dealerflow.contracts.features.FeatureName.NET_DELTA;
import static io.dealerflow.contracts.features.FeatureName.NET_GEX;
import static io.dealerflow.contracts.features.FeatureName.NET_GEX_PERCENTILE;
import static io.dealerflow.contracts.features.FeatureName.NET_GEX_SLOPE;
import static io.dealerflow.contracts.features.FeatureName.NET_VANNA;
import static io.dealerflow.contracts.features.FeatureName.OPEN_INTEREST_CHANGE_PCT;
import static io.dealerflow.contracts.features.FeatureName.PUT_CALL_OPEN_INTEREST;
import static io.dealerflow.contracts.features.FeatureName.PUT_CALL_VOLUME;
import static io.dealerflow.contracts.features.FeatureName.RISK_REVERSAL_25D;
import static io.dealerflow.contracts.features.FeatureName.VARIANCE_RISK_PREMIUM;
import static io.dealerflow.contracts.features.FeatureName.VOL_TERM_SLOPE;
import static io.dealerflow.contracts.features.FeatureName.ZERO_DTE_SHARE;

import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Features of the option book. */
final class BookFeatures {
    private static final List<Role> CHAIN = List.of(Role.CHAIN);
    private static final double PERCENT = 100;

    private BookFeatures() {}

    static Map<FeatureName, Definition> definitions() {
        Map<FeatureName, Definition> all = new EnumMap<>(FeatureName.class);
        all.put(NET_GEX, newest(Fact.Book::netGex));
        all.put(NET_GEX_PERCENTILE, new Definition(CHAIN, known -> percentile(known.books())));
        all.put(GROSS_GEX, newest(Fact.Book::grossGex));
        all.put(GEX_ABOVE_SPOT_SHARE, newest(Fact.Book::aboveSpotShare));
        all.put(GEX_BELOW_SPOT_SHARE, newest(Fact.Book::belowSpotShare));
        all.put(ZERO_DTE_SHARE, newest(Fact.Book::zeroDteShare));
        all.put(NEAR_EXPIRY_SHARE, newest(Fact.Book::nearExpiryShare));
        all.put(NET_GEX_SLOPE, newest(Fact.Book::netGexSlope));
        all.put(NET_DELTA, newest(Fact.Book::netDelta));
        all.put(NET_VANNA, newest(Fact.Book::netVanna));
        all.put(NET_CHARM, newest(Fact.Book::netCharm));
        all.put(PUT_CALL_OPEN_INTEREST, newest(Fact.Book::putCallOpenInterest));
        all.put(PUT_CALL_VOLUME, newest(Fact.Book::putCallVolume));
        all.put(FLIP_DISTANCE_PCT, newest(Fact.Book::flipDistancePct));
        all.put(FLIP_DISTANCE_MOVES, newest(BookFeatures::flipDistanceInMoves));
        all.put(HEDGING_FLOW_DOWN_SHARE, newest(Fact.Book::hedgingFlowDownShare));
        all.put(ATM_VOL_30D, newest(Fact.Book::atmVol30d));
        all.put(RISK_REVERSAL_25D, newest(Fact.Book::riskReversal25d));
        all.put(VOL_TERM_SLOPE, newest(BookFeatures::termSlope));
        all.put(VARIANCE_RISK_PREMIUM, new Definition(List.of(Role.CHAIN, Role.CLOSES), BookFeatures::riskPremium));
        all.put(OPEN_INTEREST_CHANGE_PCT, new Definition(CHAIN, known -> openInterestChange(known.books())));
        return all;
    }

    private static Definition newest(Function<Fact.Book, @Nullable Double> figure) {
        return new Definition(CHAIN, known -> {
            List<Fact.Book> newest = History.last(known.books(), 1);
            Double value = figure.apply(newest.getLast());
            return value == null ? Calculated.none(Reason.UNAVAILABLE, newest) : Calculated.of(value, newest);
        });
    }

    private static @Nullable Double flipDistanceInMoves(Fact.Book book) {
        Double distance = book.flipDistance();
        Double move = book.expectedMove();
        return distance == null || move == null || move <= 0 ? null : (Double) (distance / move);
    }

    private static @Nullable Double termSlope(Fact.Book book) {
        Double far = book.atmVol90d();
        Double near = book.atmVol30d();
        return far == null || near == null ? null : (Double) (far - near);
    }

    private static Calculated riskPremium(Known known) {
        Fact.Book book = known.books().getLast();
        List<Fact> facts = new ArrayList<>(known.volatility().newestCloses());
        facts.add(book);
        Double implied = book.atmVol30d();
        if (implied == null) {
            return Calculated.none(Reason.UNAVAILABLE, facts);
        }
        return switch (known.volatility().value()) {
            case Missing<Double, Reason>(Reason reason) -> Calculated.none(reason, facts);
            case Found<Double, Reason>(Double realised) ->
                Calculated.of(implied * implied - realised * realised, facts);
        };
    }

    private static Calculated percentile(List<Fact.Book> books) {
        Fact.Book newest = books.getLast();
        List<Fact.Book> facts = lastOfEachDate(
                books.subList(History.indexFrom(books, newest.date().minusYears(History.YEARS)), books.size()));
        int before = facts.size() - 1;
        if (before < History.LEAST_VALUES) {
            return Calculated.none(Reason.SHORT_HISTORY, facts);
        }
        double[] values = facts.stream().mapToDouble(Fact.Book::netGex).toArray();
        return Calculated.of(Statistics.percentile(newest.netGex(), values, before), facts);
    }

    private static List<Fact.Book> lastOfEachDate(List<Fact.Book> books) {
        List<Fact.Book> last = new ArrayList<>();
        for (int i = 0; i < books.size(); i++) {
            if (i + 1 == books.size()
                    || !books.get(i + 1).date().equals(books.get(i).date())) {
                last.add(books.get(i));
            }
        }
        return last;
    }

    private static Calculated openInterestChange(List<Fact.Book> books) {
        Fact.Book newest = books.getLast();
        int today = History.indexFrom(books, newest.date());
        if (today == 0) {
            return Calculated.none(Reason.SHORT_HISTORY, List.of(newest));
        }
        Fact.Book before = books.get(today - 1);
        return change(before, before.openInterest(), newest, newest.openInterest(), List.of(before, newest));
    }

    /** In percent, from one trading day to the next. */
    static Calculated change(Fact before, long old, Fact newest, long now, List<? extends Fact> facts) {
        LocalDate earlier = before.date();
        if (History.isGap(earlier, newest.date())) {
            return Calculated.none(Reason.GAP, facts);
        }
        return old <= 0
                ? Calculated.none(Reason.NOT_POSITIVE, facts)
                : Calculated.of(PERCENT * (now - old) / old, facts);
    }
}
