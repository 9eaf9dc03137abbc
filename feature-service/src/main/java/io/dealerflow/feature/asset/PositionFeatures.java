package io.dealerflow.feature.asset;

import static io.dealerflow.contracts.features.FeatureName.HEDGERS_NET_PCT;
import static io.dealerflow.contracts.features.FeatureName.SPECULATORS_NET_PCT;
import static io.dealerflow.contracts.features.FeatureName.SPECULATORS_NET_PERCENTILE;
import static io.dealerflow.contracts.features.FeatureName.SPECULATORS_NET_Z;

import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/** Features of the Commitments of Traders. */
final class PositionFeatures {
    /** Reports that the standard score and the percentile need: one year. */
    private static final int LEAST_REPORTS = 52;

    private static final double PERCENT = 100;
    private static final List<Role> POSITIONS = List.of(Role.POSITIONS);

    private PositionFeatures() {}

    static Map<FeatureName, Definition> definitions() {
        return Map.of(
                HEDGERS_NET_PCT, newest(Fact.Positions::hedgersNet),
                SPECULATORS_NET_PCT, newest(Fact.Positions::speculatorsNet),
                SPECULATORS_NET_Z, amongReports(Statistics::standardScore),
                SPECULATORS_NET_PERCENTILE,
                        amongReports((value, values) ->
                                OptionalDouble.of(Statistics.percentile(value, values, values.length))));
    }

    private static Definition newest(ToLongFunction<Fact.Positions> net) {
        return new Definition(POSITIONS, known -> {
            List<Fact.Positions> newest = History.last(known.positions(), 1);
            Fact.Positions report = newest.getLast();
            return report.openInterest() <= 0
                    ? Calculated.none(Reason.NOT_POSITIVE, newest)
                    : Calculated.of(percent(net.applyAsLong(report), report), newest);
        });
    }

    private static Definition amongReports(BiFunction<Double, double[], OptionalDouble> figure) {
        return new Definition(POSITIONS, known -> {
            List<Fact.Positions> reports = releasedWithinYears(known.positions());
            Fact.Positions newest = reports.getLast();
            if (newest.openInterest() <= 0) {
                return Calculated.none(Reason.NOT_POSITIVE, reports);
            }
            double[] values = reports.stream()
                    .filter(report -> report.openInterest() > 0)
                    .mapToDouble(report -> percent(report.speculatorsNet(), report))
                    .toArray();
            if (values.length < LEAST_REPORTS) {
                return Calculated.none(Reason.SHORT_HISTORY, reports);
            }
            OptionalDouble value = figure.apply(values[values.length - 1], values);
            return value.isPresent()
                    ? Calculated.of(value.getAsDouble(), reports)
                    : Calculated.none(Reason.NO_VARIATION, reports);
        });
    }

    private static double percent(long net, Fact.Positions report) {
        return PERCENT * net / report.openInterest();
    }

    /** Those released within three years up to the release of the newest, both ends included. */
    private static List<Fact.Positions> releasedWithinYears(List<Fact.Positions> reports) {
        Instant from = reports.getLast()
                .knownAt()
                .atZone(ExchangeCalendar.ZONE)
                .minusYears(History.YEARS)
                .toInstant();
        return reports.stream()
                .filter(report -> !report.knownAt().isBefore(from))
                .toList();
    }
}
