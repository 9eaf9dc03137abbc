package io.dealerflow.positioning;

import static io.dealerflow.quant.Units.DAYS_PER_YEAR;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.quant.chain.BookQuality;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.expiry.AtTheMoney;
import io.dealerflow.quant.expiry.PutCallRatios;
import io.dealerflow.quant.expiry.Skew;
import io.dealerflow.quant.exposure.ContractGreeks;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.exposure.GexTotals;
import io.dealerflow.quant.exposure.GreekExposure;
import io.dealerflow.quant.profile.GammaProfile;
import io.dealerflow.quant.profile.GexCurve;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The positioning snapshot of a book. */
public final class GexSnapshots {
    private static final double THIRTY_DAYS = 30 / DAYS_PER_YEAR;
    private static final double NINETY_DAYS = 90 / DAYS_PER_YEAR;

    private GexSnapshots() {}

    /**
     * A snapshot, and the profile that its flip was found on.
     *
     * @param profile net exposure across spots, ascending; empty under vendor gammas
     */
    public record Profiled(GexSnapshot snapshot, List<GammaProfile.Point> profile) {
        public Profiled {
            profile = List.copyOf(profile);
        }
    }

    /** {@link #of} with the profile. */
    public static Profiled profiled(ChainBook book, Convention convention) {
        GexAnalysis analysis = GexAnalysis.of(PreparedBook.of(QuantBooks.of(book), convention));
        return new Profiled(
                snapshot(book, analysis, ConventionNames.used(convention), eventId(book, convention.toString())),
                analysis.profile());
    }

    /**
     * Analyses a book. The same observations under the same convention always give the same snapshot and event id; source
     * and ingest time are those of the observations.
     */
    public static GexSnapshot of(ChainBook book, Convention convention) {
        return profiled(book, convention).snapshot();
    }

    /**
     * As the other, under rates that come from a curve.
     *
     * @param curve names the rates of the convention; part of what the event id is a hash of
     */
    public static GexSnapshot of(ChainBook book, Convention convention, GexSnapshot.RateCurve curve) {
        return snapshot(
                book,
                GexAnalysis.of(PreparedBook.of(QuantBooks.of(book), convention)),
                ConventionNames.used(convention, curve),
                eventId(book, convention + "\n" + curve));
    }

    private static GexSnapshot snapshot(
            ChainBook book, GexAnalysis analysis, GexSnapshot.ConventionUsed used, String eventId) {
        PreparedBook prepared = analysis.prepared();
        GexTotals totals = analysis.totals();
        PutCallRatios ratios = PutCallRatios.of(prepared);
        GreekExposure greeks =
                ContractGreeks.of(prepared).map(ContractGreeks::total).orElse(null);
        return new GexSnapshot(
                eventId,
                book.newest().source(),
                book.asOf(),
                book.ingestTs(),
                GexSnapshot.VERSION,
                book.underlying(),
                book.spot(),
                analysis.impliedSpot(),
                totals.net(),
                totals.call(),
                totals.put(),
                totals.gross(),
                totals.netToGross(),
                SnapshotParts.flip(analysis.flip()),
                ContractEnums.of(GammaRegime.class, analysis.regime()),
                analysis.walls().call(),
                analysis.walls().put(),
                analysis.byStrike().stream().map(SnapshotParts::strike).toList(),
                analysis.byExpiry().stream().map(SnapshotParts::expiry).toList(),
                SnapshotParts.expectedMove(prepared),
                AtTheMoney.volatilityAt(prepared, THIRTY_DAYS).orElse(null),
                AtTheMoney.volatilityAt(prepared, NINETY_DAYS).orElse(null),
                Skew.riskReversalAt(prepared, THIRTY_DAYS).orElse(null),
                slope(prepared),
                greeks == null ? null : greeks.delta(),
                greeks == null ? null : greeks.vanna(),
                greeks == null ? null : greeks.charm(),
                SnapshotParts.pinRisk(prepared),
                SnapshotParts.hedgingFlow(prepared),
                ratios.openInterest(),
                ratios.volume(),
                used,
                quality(prepared.quality()),
                book.observationIds(),
                book.newest().spotSource());
    }

    private static @Nullable Double slope(PreparedBook prepared) {
        return prepared.convention().gamma() == GammaSource.VENDOR
                ? null
                : GexCurve.of(prepared).node(prepared.book().spot()).slope();
    }

    private static String eventId(ChainBook book, String convention) {
        String content = String.join(",", book.observationIds()) + "\n" + convention;
        String hash = EventIds.sha256(content.getBytes(StandardCharsets.UTF_8));
        return EventIds.of("gex", book.underlying(), book.asOf(), hash);
    }

    private static GexSnapshot.Quality quality(BookQuality quality) {
        return new GexSnapshot.Quality(
                quality.received(), quality.used(), named(quality.dropped()), named(quality.volatilitySources()));
    }

    private static Map<String, Integer> named(Map<? extends Enum<?>, Integer> counts) {
        Map<String, Integer> named = new TreeMap<>();
        counts.forEach((key, count) -> named.put(key.name(), count));
        return named;
    }
}
