package io.dealerflow.gexapi.backtest;

import io.dealerflow.contracts.api.Backtest;
import io.dealerflow.contracts.api.Backtest.Row;
import io.dealerflow.contracts.api.Backtest.Subject;
import io.dealerflow.quant.statistics.WilsonInterval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts the moves that followed. Nothing of a day is used to decide what is usual on an earlier one; the moves themselves lie after the
 * close that their day starts from.
 */
public final class BacktestEngine {
    /** Closes that a move spans. */
    public static final List<Integer> HORIZONS = List.of(1, 5);

    /** Days before the first date of a backtest whose closes it needs. */
    public static final int DAYS_BEFORE = Outcomes.USUAL_DAYS + (1 + HORIZONS.getLast()) * Outcomes.GAP_DAYS;
    /** Days after its last date. */
    public static final int DAYS_AFTER = HORIZONS.getLast() * Outcomes.GAP_DAYS;

    private BacktestEngine() {}

    /**
     * A backtest of the dates, both included.
     *
     * @param occurrences of the dates, in any order; those of assets without closes are not counted
     * @param closes      by asset and date, from {@link #DAYS_BEFORE} days before {@code from} on
     */
    public static Backtest of(
            LocalDate from,
            LocalDate to,
            Collection<Occurrence> occurrences,
            Map<String, ? extends NavigableMap<LocalDate, Double>> closes) {
        SortedMap<Group, List<Occurrence>> groups = new TreeMap<>();
        for (Occurrence occurrence : occurrences) {
            if (closes.containsKey(occurrence.asset())) {
                groups.computeIfAbsent(new Group(occurrence.subject(), occurrence.name()), none -> new ArrayList<>())
                        .add(occurrence);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int horizon : HORIZONS) {
            Map<String, Asset> assets = new HashMap<>();
            closes.forEach((asset, history) -> assets.put(asset, Asset.of(new Outcomes(history, horizon), from, to)));
            groups.forEach((group, members) -> rows.add(row(group, horizon, members, assets)));
        }
        return new Backtest(from, to, rows);
    }

    private record Group(Subject subject, String name) implements Comparable<Group> {
        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::subject).thenComparing(Group::name);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param share of larger moves among all days of the asset; NaN when no outcome is known */
    private record Asset(Outcomes outcomes, double share) {
        static Asset of(Outcomes outcomes, LocalDate from, LocalDate to) {
            return new Asset(outcomes, outcomes.share(from, to));
        }
    }

    private static Row row(Group group, int horizon, List<Occurrence> members, Map<String, Asset> assets) {
        Map<String, Set<Integer>> bases = new TreeMap<>();
        for (Occurrence member : members) {
            asset(assets, member.asset())
                    .outcomes()
                    .base(member.date())
                    .ifPresent(base -> bases.computeIfAbsent(member.asset(), none -> new TreeSet<>())
                            .add(base));
        }
        int days = 0;
        int n = 0;
        int larger = 0;
        double shares = 0;
        for (var entry : bases.entrySet()) {
            Asset asset = asset(assets, entry.getKey());
            days += entry.getValue().size();
            for (int base : entry.getValue()) {
                Boolean outcome = asset.outcomes().isLarger(base);
                if (outcome != null) {
                    n++;
                    larger += outcome ? 1 : 0;
                    shares += asset.share();
                }
            }
        }
        if (n == 0) {
            return new Row(group.subject(), group.name(), horizon, days, 0, 0, null, null, null, null);
        }
        WilsonInterval interval = WilsonInterval.of(larger, n);
        return new Row(
                group.subject(),
                group.name(),
                horizon,
                days,
                n,
                larger,
                (double) larger / n,
                shares / n,
                interval.low(),
                interval.high());
    }

    private static Asset asset(Map<String, Asset> assets, String name) {
        return Objects.requireNonNull(assets.get(name), name);
    }
}
