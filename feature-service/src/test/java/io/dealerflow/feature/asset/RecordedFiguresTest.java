package io.dealerflow.feature.asset;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.testkit.RecordedData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features of recorded series against {@code tools/reference/features.py}; skipped where the series are absent. */
class RecordedFiguresTest {
    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);
    private static final DateTimeFormatter SHORT_YEAR = DateTimeFormatter.ofPattern("M/d/yy", Locale.ROOT);
    private static final String VX = "futures-curves/leyhline_vx/";
    private static final int MONTHS = 8;
    private static final Reports WHEAT = new Reports(
            "cot/legacy_futonly_annual_2025-01_2025-03.txt.gz",
            "001602",
            "CFTC Contract Market Code",
            "As of Date in Form YYYY-MM-DD",
            "Open Interest (All)",
            "Commercial Positions-Long (All)",
            "Noncommercial Positions-Long (All)");
    private static final Reports CANADIAN_DOLLAR = new Reports(
            "cot/tff_FinFutYY_2024-01_2024-06.txt.gz",
            "090741",
            "CFTC_Contract_Market_Code",
            "Report_Date_as_YYYY-MM-DD",
            "Open_Interest_All",
            "Dealer_Positions_Long_All",
            "Lev_Money_Positions_Long_All");

    @ParameterizedTest
    @ValueSource(strings = {"SPX", "WTI", "EURUSD", "VIX", "US_CREDIT", "US_RATES", "CROSS", "WHEAT", "CAD"})
    @DisplayName("every value and every reason is the independent program's")
    void everyFigure(String name) {
        KnownFacts all = facts(name);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(all.valuesByRole().keySet());
        if (!all.curves().isEmpty()) {
            roles.add(Role.CURVE);
        }
        if (!all.positions().isEmpty()) {
            roles.add(Role.POSITIONS);
        }
        var asset = new Asset(name, AssetClass.EQUITY, roles);

        SoftAssertions.assertSoftly(softly -> Figures.read("recorded-figures.csv").stream()
                .filter(figure -> figure.asset().equals(name))
                .collect(groupingBy(Figures.Figure::asOf))
                .forEach((asOf, figures) -> {
                    Map<String, AssetFeatures.Feature> features =
                            AssetEngine.features(asset, asOf, all.at(asOf)).entrySet().stream()
                                    .collect(toMap(entry -> entry.getKey().wireName(), Map.Entry::getValue));
                    figures.forEach(figure -> figure.assertMatches(softly, features.get(figure.feature())));
                }));
    }

    private static KnownFacts facts(String name) {
        return switch (name) {
            case "SPX" ->
                facts(
                        Map.of(Role.CLOSES, spx()),
                        Map.of("VIX", vix(), "WTI", wti(), "EURUSD", eurusd(), "USDJPY", usdjpy()));
            case "WTI" -> facts(Map.of(Role.CLOSES, wti()), Map.of("SPX", spx(), "EURUSD", eurusd()));
            case "EURUSD" -> facts(Map.of(Role.CLOSES, eurusd()), Map.of("WTI", wti()));
            case "VIX" ->
                new KnownFacts(Map.of(Role.CLOSES, vix()), futures(), List.of(), List.of(), Map.of("SPX", spx()));
            case "US_CREDIT" ->
                facts(
                        Map.of(
                                Role.HIGH_YIELD, fred("BAMLH0A0HYM2"),
                                Role.INVESTMENT_GRADE, fred("BAMLC0A0CM")),
                        Map.of());
            case "US_RATES" ->
                facts(
                        Map.of(
                                Role.YIELD_2Y, fred("DGS2"),
                                Role.YIELD_10Y, fred("DGS10"),
                                Role.BALANCE_SHEET, fred("WALCL")),
                        Map.of());
            // the file has no dollar index; the euro stands in for it
            case "CROSS" -> facts(Map.of(Role.SPX, spx(), Role.DXY, eurusd(), Role.USDJPY, usdjpy()), Map.of());
            case "WHEAT" -> reports(WHEAT);
            case "CAD" -> reports(CANADIAN_DOLLAR);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static KnownFacts facts(Map<Role, List<Fact.Value>> values, Map<String, List<Fact.Value>> others) {
        return new KnownFacts(values, List.of(), List.of(), List.of(), others);
    }

    private static List<Fact.Value> spx() {
        return series(
                "index-daily/spx_daily_hlc_1990-2026.csv.gz", "Date", LocalDate::parse, row -> row.number("Close"));
    }

    private static List<Fact.Value> vix() {
        return series(
                "index-daily/VIX_History_cboe_2026-08.csv.gz",
                "DATE",
                text -> LocalDate.parse(text, AMERICAN),
                row -> row.number("CLOSE"));
    }

    private static List<Fact.Value> wti() {
        return series("macro-fred/eia_wti_daily.csv", "Date", LocalDate::parse, row -> row.number("Price"));
    }

    private static List<Fact.Value> fred(String series) {
        return series("macro-fred/" + series + ".csv", "observation_date", LocalDate::parse, row -> row.number(series));
    }

    private static List<Fact.Value> eurusd() {
        return euro(row -> row.number("USD"));
    }

    private static List<Fact.Value> usdjpy() {
        return euro(row -> Double.parseDouble(row.get("JPY")) / Double.parseDouble(row.get("USD")));
    }

    private static List<Fact.Value> euro(Function<Figures.Row, @Nullable Double> value) {
        return series("fx/ecb_eurofxref-hist_1999-2024-01.csv.gz", "Date", LocalDate::parse, value);
    }

    private static List<Fact.Value> series(
            String file,
            String dateColumn,
            Function<String, LocalDate> dates,
            Function<Figures.Row, @Nullable Double> values) {
        List<Fact.Value> series = new ArrayList<>();
        for (Figures.Row row : Figures.file(RecordedData.file(file))) {
            Double value = values.apply(row);
            if (value != null) {
                LocalDate date = dates.apply(row.get(dateColumn));
                series.add(new Fact.Value(file + date, date, evening(date), value));
            }
        }
        return series;
    }

    /** VX: settlements, symbols and expiries are three tables with the same lines. */
    private static List<Fact.Curve> futures() {
        List<Figures.Row> settlements = Figures.file(RecordedData.file(VX + "8_m_settle.csv"));
        List<Figures.Row> symbols = Figures.file(RecordedData.file(VX + "8_m_symbols.csv.gz"));
        List<Figures.Row> expiries = Figures.file(RecordedData.file(VX + "expirations.csv.gz"));
        Map<LocalDate, Figures.Row> symbolsByDate = symbols.stream()
                .filter(row -> !row.get("date").isEmpty())
                .collect(toMap(row -> LocalDate.parse(row.get("date"), SHORT_YEAR), Function.identity()));
        Map<LocalDate, Figures.Row> expiriesByDate =
                expiries.stream().collect(toMap(row -> LocalDate.parse(row.get("date")), Function.identity()));
        List<Fact.Curve> curves = new ArrayList<>();
        for (Figures.Row row : settlements) {
            LocalDate date = LocalDate.parse(row.get("date"));
            List<Fact.Curve.Contract> contracts = new ArrayList<>();
            for (int month = 1; month <= MONTHS && symbolsByDate.containsKey(date); month++) {
                String symbol = symbolsByDate.get(date).get("M" + month);
                if (!symbol.equals("NA") && !symbol.isEmpty()) {
                    LocalDate expiry = LocalDate.parse(expiriesByDate.get(date).get("V" + month));
                    contracts.add(new Fact.Curve.Contract(symbol, expiry, row.number("M" + month), null));
                }
            }
            curves.add(new Fact.Curve("vx" + date, date, evening(date), contracts));
        }
        return curves;
    }

    /** Columns of a file of reports, of one market; of each group the long positions, the short ones follow. */
    private record Reports(
            String file,
            String market,
            String marketColumn,
            String dateColumn,
            String openInterestColumn,
            String hedgers,
            String speculators) {
        long net(Figures.Row row, String longColumn) {
            return whole(row, longColumn) - whole(row, longColumn.replace("Long", "Short"));
        }

        long openInterest(Figures.Row row) {
            return whole(row, openInterestColumn);
        }

        private static long whole(Figures.Row row, String column) {
            return Long.parseLong(row.get(column).strip());
        }
    }

    private static KnownFacts reports(Reports of) {
        List<Fact.Positions> positions = new ArrayList<>();
        for (Figures.Row row : Figures.file(RecordedData.file(of.file()))) {
            if (row.get(of.marketColumn()).equals(of.market())) {
                LocalDate date = LocalDate.parse(row.get(of.dateColumn()));
                positions.add(new Fact.Positions(
                        "cot" + date,
                        date,
                        date.plusDays(3).atTime(20, 30).toInstant(ZoneOffset.UTC),
                        of.openInterest(row),
                        of.net(row, of.hedgers()),
                        of.net(row, of.speculators())));
            }
        }
        return new KnownFacts(Map.of(), List.of(), positions, List.of(), Map.of());
    }

    private static Instant evening(LocalDate date) {
        return date.atTime(22, 0).toInstant(ZoneOffset.UTC);
    }
}
