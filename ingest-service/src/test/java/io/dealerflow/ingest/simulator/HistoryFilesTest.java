package io.dealerflow.ingest.simulator;

import static io.dealerflow.ingest.FormatSamples.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.simulator.HistoryFiles.HistoryFile;
import io.dealerflow.ingest.source.bars.BarCsvFormat;
import io.dealerflow.ingest.source.cftc.CotFormat;
import io.dealerflow.ingest.source.databento.DbnFormat;
import io.dealerflow.ingest.source.fred.FredFormat;
import io.dealerflow.ingest.source.fx.AlphaVantageFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HistoryFilesTest {
    private static final Format BARS = new BarCsvFormat(ParseLimits.DEFAULT, new SourceZones(Map.of()));
    private static final LocalDate LAST = LocalDate.parse("2026-03-04");
    private static final List<HistoryFile> FILES = HistoryFiles.until(LAST, 2, 42);
    /** From 2 January 2025 to 4 March 2026, without the day of mourning on 9 January 2025. */
    private static final int SESSIONS = 250 + 42;

    @Test
    @DisplayName("a day later the files of earlier years are the same, and that of this year is longer by a row")
    void grows() {
        List<HistoryFile> next = HistoryFiles.until(LAST.plusDays(1), 2, 42);

        assertThat(next).extracting(HistoryFile::name).isEqualTo(names(FILES));
        for (int i = 0; i < next.size(); i++) {
            HistoryFile file = FILES.get(i);
            HistoryFile later = next.get(i);
            if (!file.name().contains("2026")) {
                assertThat(later.bytes()).as(file.name()).isEqualTo(file.bytes());
            } else if (file.name().endsWith(".csv")) {
                assertThat(text(later)).startsWith(text(file));
                assertThat(lines(later)).isEqualTo(lines(file) + 1);
            }
        }
    }

    @Test
    @DisplayName("another seed gives other prices")
    void seeds() {
        assertThat(HistoryFiles.until(LAST, 1, 43).getLast().bytes())
                .isNotEqualTo(HistoryFiles.until(LAST, 1, 42).getLast().bytes());
    }

    @Test
    void barsOfTheIndex() {
        List<BarSeries> bars = read(BARS, "SIMX_", BarSeries.class);

        assertThat(bars).hasSize(SESSIONS).allSatisfy(series -> {
            assertThat(series.symbol()).isEqualTo("SIMX");
            assertThat(series.interval()).isEqualTo("1d");
            assertThat(series.close().getFirst()).isBetween(2500.0, 10_000.0);
        });
        assertThat(bars.getLast().date()).isEqualTo(LAST);
    }

    @Test
    void ratesOfThePairs() {
        Format format = new AlphaVantageFormat(ParseLimits.DEFAULT, BARS);

        assertThat(read(format, "SIMUSD_", FxRate.class)).hasSize(SESSIONS).allSatisfy(rate -> {
            assertThat(rate.pair()).isEqualTo("SIMUSD");
            assertThat(rate.close()).isBetween(0.6, 2.4);
        });
        assertThat(read(format, "SIMJPY_", FxRate.class))
                .extracting(FxRate::pair)
                .containsOnly("SIMJPY");
    }

    @Test
    @DisplayName("series are daily, the balance sheet is weekly")
    void series() {
        List<MacroValue> values = read(new FredFormat(ParseLimits.DEFAULT), "SIM_series_", MacroValue.class);

        assertThat(values.stream().collect(Collectors.groupingBy(MacroValue::series, Collectors.counting())))
                .hasSize(12)
                .allSatisfy((name, count) -> {
                    if (name.equals("SIMFED")) {
                        assertThat(count).isBetween(55L, 62L);
                    } else {
                        assertThat(count).isEqualTo(SESSIONS);
                    }
                });
    }

    @Test
    @DisplayName("the implied volatility of SIMX is one that an index has, and comes before the bars of the year")
    void impliedVolatility() {
        List<MacroValue> values = read(new FredFormat(ParseLimits.DEFAULT), "SIM_series_", MacroValue.class);

        assertThat(values)
                .filteredOn(value -> value.series().equals("SIMVIX"))
                .hasSize(SESSIONS)
                .allSatisfy(value -> assertThat(value.value()).isBetween(8.0, 92.0));
        assertThat(names(FILES)).containsSubsequence("SIM_series_2026.csv", "SIMX_2026.csv");
    }

    @Test
    @DisplayName("each session has six months of crude, and open interest moves to the next as one ends")
    void curves() {
        List<FuturesCurve> curves = read(new DbnFormat(ParseLimits.DEFAULT), "SIMC_", FuturesCurve.class);

        assertThat(curves).hasSize(SESSIONS).allSatisfy(curve -> {
            assertThat(curve.root()).isEqualTo("SIMC");
            assertThat(curve.contracts()).hasSize(6).allSatisfy(contract -> {
                assertThat(contract.expiry()).isAfterOrEqualTo(curve.day());
                assertThat(contract.settlement()).isBetween(15.0, 300.0);
            });
        });
        assertThat(curves)
                .filteredOn(
                        curve -> curve.day().equals(curve.contracts().getFirst().expiry()))
                .hasSize(14)
                .allSatisfy(curve -> {
                    assertThat(curve.contracts().getFirst().openInterest()).isZero();
                    assertThat(curve.contracts().get(1).openInterest()).isPositive();
                });
    }

    @Test
    @DisplayName(
            "reports of five years are there, with as many longs as shorts, and open interest is either with the spreads")
    void reports() {
        List<CotReport> reports = read(new CotFormat(ParseLimits.DEFAULT), "SIM_disagg_", CotReport.class);
        reports.addAll(read(new CotFormat(ParseLimits.DEFAULT), "SIM_fin_", CotReport.class));

        assertThat(reports).extracting(CotReport::market).containsOnly("SIM067", "SIM099");
        assertThat(reports).extracting(report -> report.reportDate().getYear()).contains(2022, 2026);
        assertThat(reports)
                .extracting(CotReport::releasedAt)
                .allMatch(released -> released.isBefore(Instant.parse("2026-03-05T00:00:00Z")))
                .anyMatch(released -> released.isAfter(Instant.parse("2026-02-26T00:00:00Z")));
        assertThat(reports).allSatisfy(report -> {
            long spreads = report.groups().stream()
                    .mapToLong(group ->
                            group.spreads() == null ? 0 : group.spreads().positions())
                    .sum();
            assertThat(report.groups().stream()
                                    .mapToLong(group -> group.longs().positions())
                                    .sum()
                            + spreads)
                    .isEqualTo(report.openInterest());
            assertThat(report.groups().stream()
                                    .mapToLong(group -> group.shorts().positions())
                                    .sum()
                            + spreads)
                    .isEqualTo(report.openInterest());
        });
    }

    private static <T extends Event> List<T> read(Format format, String prefix, Class<T> type) {
        return FILES.stream()
                .filter(file -> file.name().startsWith(prefix))
                .flatMap(file -> {
                    assertThat(format.kinds()).contains(file.kind());
                    Reading.Read reading = (Reading.Read) read(format, file);
                    assertThat(reading.quality().dropped().keySet()).isSubsetOf(Set.of("MISSING"));
                    return events(reading, type).stream();
                })
                .collect(Collectors.toList());
    }

    private static Reading read(Format format, HistoryFile file) {
        String key = "simulator/2026-03-05/" + EventIds.sha256(file.bytes()) + "+"
                + file.kind().wireName() + ".csv";
        LandedFile landed = LandedFile.of(key, file.bytes().length, FormatSamples.RECEIVED);
        try {
            return format.read(new Arrival(landed, file.name()), new ByteArrayInputStream(file.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(List<HistoryFile> files) {
        return files.stream().map(HistoryFile::name).toList();
    }

    private static long lines(HistoryFile file) {
        return text(file).lines().count();
    }

    private static String text(HistoryFile file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }
}
