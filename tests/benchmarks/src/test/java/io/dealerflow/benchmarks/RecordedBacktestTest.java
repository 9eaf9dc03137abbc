package io.dealerflow.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.Backtest.Row;
import io.dealerflow.contracts.api.Backtest.Subject;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.feature.asset.AssetEngine;
import io.dealerflow.feature.universe.FactLog;
import io.dealerflow.feature.universe.FactReader;
import io.dealerflow.feature.universe.FeedFact;
import io.dealerflow.feature.universe.Member;
import io.dealerflow.feature.universe.Universe;
import io.dealerflow.feature.universe.UniverseFile;
import io.dealerflow.gexapi.backtest.BacktestEngine;
import io.dealerflow.gexapi.backtest.Occurrence;
import io.dealerflow.quant.time.ExchangeCalendar;
import io.dealerflow.scoring.alerts.AlertEngine;
import io.dealerflow.scoring.alerts.AlertMemory;
import io.dealerflow.scoring.alerts.ScoreObservation;
import io.dealerflow.scoring.alerts.UserRules;
import io.dealerflow.scoring.config.AlertSettings;
import io.dealerflow.scoring.config.DefinitionsFile;
import io.dealerflow.scoring.history.History;
import io.dealerflow.scoring.instability.InstabilityEngine;
import io.dealerflow.scoring.instability.PastObservation;
import io.dealerflow.scoring.pressure.Pressure;
import io.dealerflow.testkit.RecordedData;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What followed alerts and regimes of the recorded SPX and VIX: closes through the engines of features, scores, alerts and the backtest, as the
 * services call them, day by day. The figures are those of docs/backtest.md; the table of the last run is in target/recorded-backtest.md.
 */
@Tag("long")
class RecordedBacktestTest {
    private static final LocalDate FROM = LocalDate.parse("1991-01-02");
    private static final LocalDate TO = LocalDate.parse("2025-12-31");
    /** As feature-service keeps them (dealerflow.assets.fact-days). */
    private static final int FACT_DAYS = 1600;

    private static final int PERCENT = 100;

    private final Universe universe = universe();
    private final FactReader reader = new FactReader(universe);
    private final List<FeedFact> facts = new ArrayList<>();

    private final InstabilityEngine scores = new InstabilityEngine(DefinitionsFile.read(Optional.empty()));
    private final AlertEngine<ScoreObservation> alerts = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(AlertSettings.class)
            .build()
            .getConfigMapping(AlertSettings.class)
            .scoreAlerts();
    private final List<Occurrence> occurrences = new ArrayList<>();
    private final Map<String, NavigableMap<LocalDate, Double>> closes = new HashMap<>();

    @Test
    @DisplayName("the table of the recorded SPX and VIX is the one in the documentation")
    void recordedHistory() throws IOException {
        read("SPX", "index-daily/spx_daily_hlc_1990-2026.csv.gz", "Date", "Close", DateTimeFormatter.ISO_LOCAL_DATE);
        read(
                "VIX",
                "index-daily/VIX_History_cboe_2026-08.csv.gz",
                "DATE",
                "CLOSE",
                DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT));
        facts.sort(Comparator.comparing(fact -> fact.fact().knownAt()));
        for (String asset : List.of("SPX", "VIX")) {
            walk(universe.member(asset));
        }

        String table = table(BacktestEngine.of(FROM, TO, occurrences, closes).rows());

        Files.writeString(Path.of("target/recorded-backtest.md"), table);
        assertThat(Files.readString(Path.of("../../docs/backtest.md"))).contains(table);
    }

    private static Universe universe() {
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(UniverseFile.class.getResourceAsStream("/universe.yaml")), UTF_8)) {
            return UniverseFile.read("universe.yaml", text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(String symbol, String file, String dateColumn, String closeColumn, DateTimeFormatter dates)
            throws IOException {
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(RecordedData.file(file)));
                var text = new BufferedReader(new InputStreamReader(bytes, UTF_8))) {
            List<String> header = List.of(text.readLine().split(",", -1));
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                String[] cells = line.split(",", -1);
                LocalDate date = LocalDate.parse(cells[header.indexOf(dateColumn)], dates);
                String close = cells[header.indexOf(closeColumn)];
                if (!close.isEmpty()) {
                    add(bars(symbol, date, Double.parseDouble(close)));
                }
            }
        }
    }

    private void add(BarSeries bars) {
        FactReader.Read read = reader.read(bars).orElseThrow();
        facts.add(new FeedFact(read.feed().id(), bars.ingestTs(), read.fact()));
    }

    private static BarSeries bars(String symbol, LocalDate date, double close) {
        Instant end = Instant.parse(date + "T23:59:59Z");
        var bar = new BarSeries.Bar(Instant.parse(date + "T00:00:00Z"), null, null, null, close, null);
        return BarSeries.of(
                EventIds.of("recorded", symbol, end, ""),
                "recorded",
                end,
                end,
                new BarSeries.Key(symbol, "1d", date),
                List.of(bar));
    }

    /** The days of an asset, in their order. */
    private void walk(Member member) {
        var history = new History<PastObservation>(List.of());
        AlertMemory memory = AlertMemory.EMPTY;
        for (Instant asOf : new FactLog(universe, member, facts).instantsFrom(Instant.MIN)) {
            LocalDate date = LocalDate.ofInstant(asOf, ExchangeCalendar.ZONE);
            AssetFeatures features = features(member, asOf, date);
            InstabilityEngine.Outcome outcome = scores.score(features, history);
            AssetScore score = score(features, outcome);
            AlertEngine.Decision decision =
                    alerts.evaluate(new ScoreObservation(features, score, history), memory, UserRules.NONE);
            memory = decision.memory();
            history.put(outcome.remembered());

            decision.alerts().stream()
                    .filter(alert -> alert.phase() != AlertPhase.RESOLVED)
                    .forEach(alert ->
                            occurred(member, Subject.ALERT, alert.alertType().wireName(), date));
            Regime regime = score.regime();
            if (regime != null) {
                occurred(member, Subject.REGIME, regime.name(), date);
            }
            Double close = Objects.requireNonNull(features.features().get(FeatureName.CLOSE.wireName()))
                    .value();
            closes.computeIfAbsent(member.name(), none -> new TreeMap<>()).put(date, Objects.requireNonNull(close));
        }
    }

    private void occurred(Member member, Subject subject, String name, LocalDate date) {
        if (!date.isBefore(FROM) && !date.isAfter(TO)) {
            occurrences.add(new Occurrence(member.name(), subject, name, date));
        }
    }

    private AssetFeatures features(Member member, Instant asOf, LocalDate date) {
        List<FeedFact> kept = facts.stream()
                .filter(fact -> !fact.fact().date().isBefore(date.minusDays(FACT_DAYS)))
                .filter(fact -> !fact.fact().knownAt().isAfter(asOf))
                .toList();
        Map<String, AssetFeatures.Feature> named = new TreeMap<>();
        AssetEngine.features(member.asset(), asOf, new FactLog(universe, member, kept).at(asOf))
                .forEach((name, feature) -> named.put(name.wireName(), feature));
        return new AssetFeatures(
                EventIds.of("features", member.name(), asOf, ""),
                "features",
                asOf,
                asOf,
                AssetFeatures.VERSION,
                member.name(),
                member.assetClass(),
                named,
                member.economy());
    }

    private AssetScore score(AssetFeatures features, InstabilityEngine.Outcome outcome) {
        Pressure pressure = Pressure.of(features, scores.definitions().pressure());
        return new AssetScore(
                EventIds.of("scores", features.asset(), features.asOf(), ""),
                "scores",
                features.asOf(),
                features.ingestTs(),
                AssetScore.VERSION,
                features.asset(),
                features.assetClass(),
                outcome.index(),
                outcome.regime(),
                outcome.previousRegime(),
                pressure.direction(),
                pressure.rule(),
                outcome.components(),
                features.eventId());
    }

    private static String table(List<Row> rows) {
        StringBuilder table = new StringBuilder();
        for (Row row : rows) {
            table.append(line(
                    row.subject() == Subject.ALERT ? "alert `" + row.name() + "`" : "regime " + row.name(),
                    row.horizonDays(),
                    row.days(),
                    row.n(),
                    percent(row.rate()),
                    percent(row.baseRate()),
                    percent(row.low()) + " – " + percent(row.high())));
        }
        return table.toString();
    }

    private static String line(Object... cells) {
        StringBuilder line = new StringBuilder("|");
        Arrays.stream(cells).forEach(cell -> line.append(' ').append(cell).append(" |"));
        return line.append('\n').toString();
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
    }
}
