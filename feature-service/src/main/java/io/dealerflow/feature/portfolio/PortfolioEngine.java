package io.dealerflow.feature.portfolio;

import io.dealerflow.contracts.portfolio.CostMethod;
import io.dealerflow.contracts.portfolio.Portfolio.Day;
import io.dealerflow.contracts.portfolio.Portfolio.Position;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.FillSide;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Positions and daily profits of one account, from all its fills and the closes of its instruments. */
public final class PortfolioEngine {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final CostMethod method;
    private final Multipliers multipliers;

    public PortfolioEngine(CostMethod method, Multipliers multipliers) {
        this.method = method;
        this.multipliers = multipliers;
    }

    /** @param days in their order, and then by instrument */
    public record Figures(List<Position> positions, List<Day> days) {}

    /**
     * Computes the figures.
     *
     * @param fills  of one account, in any order
     * @param closes by {@link Multipliers#symbol} and New York's date
     */
    public Figures of(Collection<Fill> fills, Map<String, NavigableMap<LocalDate, Double>> closes) {
        Map<String, List<Fill>> byInstrument = new TreeMap<>();
        FillOrder.of(fills)
                .forEach(fill -> byInstrument
                        .computeIfAbsent(fill.instrument(), name -> new ArrayList<>())
                        .add(fill));
        List<Position> positions = new ArrayList<>();
        List<Day> days = new ArrayList<>();
        byInstrument.forEach((instrument, ordered) -> {
            NavigableMap<LocalDate, Double> prices =
                    closes.getOrDefault(Multipliers.symbol(instrument), new TreeMap<>());
            positions.add(position(instrument, ordered, prices, days));
        });
        days.sort(Comparator.comparing(Day::date).thenComparing(Day::instrument));
        return new Figures(positions, days);
    }

    static LocalDate date(Fill fill) {
        return fill.asOf().atZone(NEW_YORK).toLocalDate();
    }

    /** Walks over the dates of an instrument, and adds them to {@code days}. */
    private Position position(
            String instrument, List<Fill> fills, NavigableMap<LocalDate, Double> prices, List<Day> days) {
        Double multiplier = multipliers.of(instrument);
        var holding = new Holding(method);
        double fees = 0;
        Double unrealized = 0.0;
        int next = 0;
        for (LocalDate date : dates(fills, prices)) {
            double realizedBefore = holding.realizedPoints();
            double feesOfDate = 0;
            boolean isTraded = false;
            for (; next < fills.size() && date(fills.get(next)).equals(date); next++) {
                Fill fill = fills.get(next);
                holding.apply(fill.side() == FillSide.BUY ? fill.quantity() : -fill.quantity(), fill.price());
                feesOfDate += fill.commission() == null ? 0 : fill.commission();
                isTraded = true;
            }
            fees += feesOfDate;
            if (isTraded || holding.quantity() != 0) {
                Double realized = money(holding.realizedPoints() - realizedBefore, multiplier);
                Double before = unrealized;
                unrealized = unrealized(holding, prices.floorEntry(date), multiplier);
                days.add(new Day(
                        date,
                        instrument,
                        holding.quantity(),
                        realized,
                        feesOfDate,
                        unrealized,
                        realized == null || before == null || unrealized == null
                                ? null
                                : realized + unrealized - before - feesOfDate));
            }
        }
        Map.Entry<LocalDate, Double> newest = prices.lastEntry();
        return new Position(
                instrument,
                multiplier,
                holding.quantity(),
                holding.quantity() == 0 ? null : holding.averageCost(),
                money(holding.realizedPoints(), multiplier),
                fees,
                newest == null ? null : newest.getValue(),
                newest == null ? null : newest.getKey(),
                unrealized(holding, newest, multiplier));
    }

    /** Every date with a fill, and from the first of them on every date with a close. */
    private static Set<LocalDate> dates(List<Fill> fills, NavigableMap<LocalDate, Double> prices) {
        var dates = new TreeSet<LocalDate>();
        fills.forEach(fill -> dates.add(date(fill)));
        dates.addAll(prices.tailMap(dates.first(), true).keySet());
        return dates;
    }

    /** 0 when nothing is held; null when what is held has no price. */
    private static @Nullable Double unrealized(
            Holding holding, Map.@Nullable Entry<LocalDate, Double> price, @Nullable Double multiplier) {
        if (holding.quantity() == 0) {
            return 0.0;
        }
        return price == null ? null : money(holding.unrealizedPoints(price.getValue()), multiplier);
    }

    private static @Nullable Double money(double points, @Nullable Double multiplier) {
        return multiplier == null ? null : (Double) (points * multiplier);
    }
}
