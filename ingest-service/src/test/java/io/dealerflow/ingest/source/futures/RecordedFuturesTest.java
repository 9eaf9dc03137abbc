package io.dealerflow.ingest.source.futures;

import static io.dealerflow.ingest.FormatSamples.accepted;
import static io.dealerflow.ingest.FormatSamples.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.ingest.format.CsvRow;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.testkit.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recorded files of VX against sums by an independent reader, and against the months recorded beside the table. */
class RecordedFuturesTest {
    private static final String FOLDER = "futures-curves/";
    /** Before, the table goes on to the next month up to seven days before an expiry. */
    private static final LocalDate REGULAR = LocalDate.parse("2005-10-01");

    private static final DateTimeFormatter US_SHORT = DateTimeFormatter.ofPattern("M/d/yy");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/recorded-futures.csv", useHeadersInDisplayName = true)
    void everyRecordedFileIsReadWhole(
            String file,
            int records,
            int dropped,
            int days,
            LocalDate first,
            LocalDate last,
            int settlements,
            BigDecimal settlementSum,
            long openInterest,
            long volume,
            String firstContract,
            String lastContract,
            double lastSettlement)
            throws IOException {
        Reading.Read read = read(file);
        List<FuturesCurve> curves = events(read, FuturesCurve.class);
        List<FuturesCurve.Contract> contracts =
                curves.stream().flatMap(curve -> curve.contracts().stream()).toList();

        assertThat(read.quality().accepted()).isEqualTo(records);
        assertThat(read.quality().droppedTotal()).isEqualTo(dropped);
        assertThat(curves).hasSize(days);
        assertThat(curves.getFirst().day()).isEqualTo(first);
        assertThat(curves.getLast().day()).isEqualTo(last);
        List<BigDecimal> prices = contracts.stream()
                .map(FuturesCurve.Contract::settlement)
                .filter(Objects::nonNull)
                .map(BigDecimal::valueOf)
                .toList();
        assertThat(prices).hasSize(settlements);
        assertThat(prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(settlementSum);
        assertThat(sum(contracts.stream()
                        .map(FuturesCurve.Contract::openInterest)
                        .toList()))
                .isEqualTo(openInterest);
        assertThat(sum(contracts.stream().map(FuturesCurve.Contract::volume).toList()))
                .isEqualTo(volume);
        assertThat(curves.getFirst().contracts().getFirst().symbol()).isEqualTo(firstContract);
        assertThat(curves.getLast().contracts().getLast().symbol()).isEqualTo(lastContract);
        assertThat(curves.getLast().contracts().getLast().settlement()).isEqualTo(lastSettlement);
    }

    @Test
    @DisplayName("every price of the table is that of the contract that the file of symbols names")
    void monthsOfTheTable() throws IOException {
        Set<String> expected = new HashSet<>();
        var symbols = RecordedData.file(FOLDER + "leyhline_vx/8_m_symbols.csv.gz");
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(symbols)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> CsvRow.split(line).orElseThrow())
                    .forEach(row -> row.stream()
                            .skip(2)
                            .filter(name -> !name.equals("NA"))
                            .forEach(name -> expected.add(LocalDate.parse(row.get(1), US_SHORT) + " VX" + name.charAt(0)
                                    + name.substring(name.length() - 3, name.length() - 1))));
        }

        Set<String> actual = events(read("leyhline_vx/8_m_settle.csv"), FuturesCurve.class).stream()
                .flatMap(curve -> curve.contracts().stream().map(contract -> curve.day() + " " + contract.symbol()))
                .collect(Collectors.toSet());

        assertThat(actual).hasSizeGreaterThan(20_000);
        actual.removeAll(expected);
        assertThat(actual).as("prices of other contracts").isEmpty();
    }

    @Test
    @DisplayName("a contract expires on the first day of the table on which it has no price any more")
    void expiriesOfTheTable() throws IOException {
        List<FuturesCurve> curves = events(read("leyhline_vx/8_m_settle.csv"), FuturesCurve.class);
        List<LocalDate> sessions = Files.readAllLines(RecordedData.file(FOLDER + "leyhline_vx/8_m_settle.csv")).stream()
                .skip(1)
                .map(line -> LocalDate.parse(CsvRow.split(line).orElseThrow().get(1)))
                .toList();
        Map<FuturesCurve.Contract, LocalDate> last = new HashMap<>();
        curves.forEach(curve -> curve.contracts()
                .forEach(contract -> last.put(
                        new FuturesCurve.Contract(contract.symbol(), contract.expiry(), null, null, null),
                        curve.day())));

        List<String> wrong = last.entrySet().stream()
                .filter(entry ->
                        entry.getValue().isAfter(REGULAR) && !entry.getValue().equals(sessions.getLast()))
                .filter(entry -> !sessions.get(sessions.indexOf(entry.getValue()) + 1)
                        .equals(entry.getKey().expiry()))
                .map(entry -> entry.getKey() + " has a last price on " + entry.getValue())
                .toList();

        assertThat(last).hasSizeGreaterThan(150);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"2007-05-16.m_5.CFE_VX_K2007.csv", "2008-05-21.m_5.CFE_VX_K2008_jun1_2006.csv"})
    @DisplayName("the last row of a contract's file is of the day on which it expires, which its name gives")
    void expiriesOfTheContracts(String file) throws IOException {
        List<FuturesCurve> curves = events(read("cfe_vx_raw/" + file), FuturesCurve.class);

        assertThat(curves)
                .allSatisfy(curve -> assertThat(curve.contracts())
                        .extracting(FuturesCurve.Contract::expiry)
                        .containsExactly(curves.getLast().day()));
        assertThat(file).startsWith(curves.getLast().day().toString());
    }

    private static Reading.Read read(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(RecordedData.file(FOLDER + file));
        return accepted(
                file.startsWith("cfe") ? new CfeFormat(ParseLimits.DEFAULT) : new VxTableFormat(ParseLimits.DEFAULT),
                bytes);
    }

    private static long sum(List<Long> values) {
        return values.stream()
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }
}
