package io.dealerflow.feature.asset;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All features of an invented asset against {@code tools/reference/features.py}, written from the definitions alone. */
class GeneratedFiguresTest {
    private static final String OTHER = "other:";
    private static final Map<String, Duration> KNOWN_AFTER = Map.of(
            "YIELD_10Y_JP", Duration.ofDays(40).plusHours(12),
            "YIELD_10Y_AU", Duration.ofDays(40).plusHours(12),
            "BALANCE_SHEET", Duration.ofDays(1).plusHours(20).plusMinutes(30),
            "SENTIMENT", Duration.ofHours(15));
    private static final KnownFacts ALL = read();

    static List<Arguments> dates() {
        return Figures.read("figures.csv").stream()
                .collect(groupingBy(Figures.Figure::date, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dates")
    @DisplayName("every value and every reason is the independent program's")
    void everyFeature(LocalDate date, List<Figures.Figure> figures) {
        var asset = new Asset("GENERATED", AssetClass.EQUITY, EnumSet.allOf(Role.class));
        Instant asOf = figures.getFirst().asOf();

        Map<FeatureName, AssetFeatures.Feature> features = AssetEngine.features(asset, asOf, ALL.at(asOf));

        assertThat(features.keySet().stream().map(FeatureName::wireName).collect(toSet()))
                .isEqualTo(figures.stream().map(Figures.Figure::feature).collect(toSet()));
        SoftAssertions.assertSoftly(softly -> features.forEach((name, feature) -> figures.stream()
                .filter(figure -> figure.feature().equals(name.wireName()))
                .forEach(figure -> figure.assertMatches(softly, feature))));
    }

    private static KnownFacts read() {
        Map<Role, List<Fact.Value>> values = new EnumMap<>(Role.class);
        Map<String, List<Fact.Value>> others = new HashMap<>();
        for (Figures.Row row : Figures.resource("series.csv")) {
            LocalDate date = LocalDate.parse(row.get("date"));
            row.cells().keySet().stream()
                    .filter(column -> !column.equals("date"))
                    .forEach(column -> {
                        Double value = row.number(column);
                        if (value != null) {
                            Instant knownAt = at(date, KNOWN_AFTER.getOrDefault(column, Duration.ofHours(22)));
                            List<Fact.Value> series = column.startsWith(OTHER)
                                    ? others.computeIfAbsent(
                                            column.substring(OTHER.length()), name -> new ArrayList<>())
                                    : values.computeIfAbsent(Role.valueOf(column), role -> new ArrayList<>());
                            series.add(new Fact.Value(column + date, date, knownAt, value));
                        }
                    });
        }
        return new KnownFacts(values, curves(), positions(), books(), others);
    }

    private static List<Fact.Curve> curves() {
        Map<String, List<Fact.Curve.Contract>> parts = new TreeMap<>();
        for (Figures.Row row : Figures.resource("curves.csv")) {
            parts.computeIfAbsent(row.get("date") + " " + row.get("part"), part -> new ArrayList<>())
                    .add(new Fact.Curve.Contract(
                            row.get("symbol"),
                            LocalDate.parse(row.get("expiry")),
                            row.number("settlement"),
                            Long.valueOf(row.get("open_interest"))));
        }
        List<Fact.Curve> curves = new ArrayList<>();
        parts.forEach((part, contracts) -> {
            LocalDate date = LocalDate.parse(part.substring(0, 10));
            Duration after = Duration.ofHours(21).plusMinutes(part.endsWith("1") ? 0 : 30);
            curves.add(new Fact.Curve("curve" + part, date, at(date, after), contracts));
        });
        return curves;
    }

    private static List<Fact.Positions> positions() {
        return Figures.resource("positions.csv").stream()
                .map(row -> {
                    LocalDate date = LocalDate.parse(row.get("date"));
                    Instant release = at(date, Duration.ofDays(3).plusHours(20).plusMinutes(30));
                    return new Fact.Positions(
                            "cot" + date,
                            date,
                            release,
                            Long.parseLong(row.get("open_interest")),
                            Long.parseLong(row.get("hedgers_net")),
                            Long.parseLong(row.get("speculators_net")));
                })
                .toList();
    }

    private static List<Fact.Book> books() {
        return Figures.resource("books.csv").stream()
                .map(GeneratedFiguresTest::book)
                .toList();
    }

    private static Fact.Book book(Figures.Row row) {
        LocalDate date = LocalDate.parse(row.get("date"));
        Instant knownAt = date.atTime(LocalTime.parse(row.get("time"))).toInstant(ZoneOffset.UTC);
        return new Fact.Book(
                "book" + knownAt,
                date,
                knownAt,
                Double.parseDouble(row.get("spot")),
                Double.parseDouble(row.get("net_gex")),
                Double.parseDouble(row.get("gross_gex")),
                row.number("above_spot_share"),
                row.number("below_spot_share"),
                row.number("zero_dte_share"),
                row.number("near_expiry_share"),
                row.number("net_gex_slope"),
                row.number("net_delta"),
                row.number("net_vanna"),
                row.number("net_charm"),
                row.number("put_call_open_interest"),
                row.number("put_call_volume"),
                row.number("flip_distance"),
                row.number("flip_distance_pct"),
                row.number("expected_move"),
                row.number("hedging_flow_down_share"),
                row.number("atm_vol_30d"),
                row.number("atm_vol_90d"),
                row.number("risk_reversal_25d"),
                Long.parseLong(row.get("open_interest")));
    }

    private static Instant at(LocalDate date, Duration after) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC).plus(after);
    }
}
