package io.dealerflow.report.track;

import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.quant.statistics.WilsonInterval;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often what signals say of prices came true.
 *
 * @param by       a model, or {@code change}
 * @param about    what is claimed, in words
 * @param claims   how many were made
 * @param outcomes of how many the prices that decide them are known
 * @param right    how many came true
 * @param rate     right / outcomes; null with fewer than {@value #LEAST} outcomes
 * @param interval of the rate at 95 %; null without a rate, and where outcomes share moves and so are not independent
 * @param base     how often the same was true of all dates of the same assets
 */
public record TrackRecord(
        String by,
        String about,
        int claims,
        int outcomes,
        int right,
        @Nullable Double rate,
        @Nullable WilsonInterval interval,
        @Nullable Double base) {
    /** With fewer outcomes there is no rate. */
    public static final int LEAST = 20;

    private static final int LEAST_VOLATILITIES = 60;

    private record Key(String by, Claim.About about) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::by).thenComparing(Key::about);
    }

    private static final class Count {
        private int claims;
        private int outcomes;
        private int right;
        private double base;
    }

    /**
     * The records of all who made claims, by name.
     *
     * @param signals one for each asset and date
     * @param closes  by asset, up to the date of the report
     */
    public static List<TrackRecord> of(List<ScoreSignal> signals, Map<String, Closes> closes) {
        SortedMap<Key, Count> counts = new TreeMap<>(Key.ORDER);
        Map<String, Outcomes> outcomes = new HashMap<>();
        Set<List<Object>> seen = new HashSet<>();
        for (ScoreSignal signal : signals) {
            String asset = signal.symbol();
            Outcomes known =
                    outcomes.computeIfAbsent(asset, name -> new Outcomes(closes.getOrDefault(name, Closes.NONE)));
            for (Claim claim : Claim.of(signal)) {
                if (seen.add(List.of(asset, claim.by(), claim.id()))) {
                    add(counts.computeIfAbsent(new Key(claim.by(), claim.about()), none -> new Count()), claim, known);
                }
            }
        }
        return counts.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void add(Count count, Claim claim, Outcomes known) {
        count.claims++;
        Boolean outcome = known.of(claim);
        if (outcome != null) {
            count.outcomes++;
            count.right += outcome == claim.up() ? 1 : 0;
            double up = known.shareUp(claim.about());
            count.base += claim.up() ? up : 1 - up;
        }
    }

    private static TrackRecord of(Key key, Count count) {
        boolean isEnough = count.outcomes >= LEAST;
        return new TrackRecord(
                key.by(),
                key.about().words(),
                count.claims,
                count.outcomes,
                count.right,
                isEnough ? (double) count.right / count.outcomes : null,
                isEnough && key.about().closes() == 1 ? WilsonInterval.of(count.right, count.outcomes) : null,
                isEnough ? count.base / count.outcomes : null);
    }

    /** What came true of one asset. */
    private static final class Outcomes {
        private final Closes closes;
        private final Map<Claim.About, Double> shares = new HashMap<>();

        Outcomes(Closes closes) {
            this.closes = closes;
        }

        /** Whether the prices after the claim were up; null when that is not known. */
        @Nullable
        Boolean of(Claim claim) {
            int base = closes.placeKnownAt(claim.asOf());
            if (base >= 0
                    && claim.about() == Claim.About.DIRECTION
                    && closes.all().get(base).knownAt().isBefore(claim.asOf())) {
                base++; // said between two closes: the move that is under way is no outcome
            }
            return base < 0 ? null : up(base, claim.about());
        }

        private @Nullable Boolean up(int base, Claim.About about) {
            int end = base + about.closes();
            if (about == Claim.About.DIRECTION) {
                double move = closes.move(end);
                return Double.isNaN(move) ? null : move > 0;
            }
            if (end >= closes.all().size()) {
                return null;
            }
            double usual = closes.usualVolatility(base, about.closes(), LEAST_VOLATILITIES);
            double volatility = closes.volatility(end, about.closes());
            boolean isKnown = !Double.isNaN(usual) && !Double.isNaN(volatility);
            return isKnown ? volatility > usual : null;
        }

        /** Of all dates with an outcome; at least one. */
        double shareUp(Claim.About about) {
            return shares.computeIfAbsent(about, asked -> {
                int known = 0;
                int up = 0;
                for (int base = 0; base < closes.all().size(); base++) {
                    Boolean outcome = up(base, asked);
                    if (outcome != null) {
                        known++;
                        up += outcome ? 1 : 0;
                    }
                }
                return (double) up / known;
            });
        }
    }
}
