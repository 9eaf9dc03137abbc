package io.dealerflow.ingest.source.databento;

import static io.dealerflow.ingest.FormatSamples.accepted;
import static io.dealerflow.ingest.FormatSamples.events;
import static io.dealerflow.ingest.FormatSamples.read;
import static io.dealerflow.ingest.FormatSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.dbn.DbnWriter;
import io.dealerflow.ingest.BarRows;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.testkit.RecordedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves from Databento's files. Figures are made up unless recorded. */
class DbnFormatTest {
    private static final Format DBN = new DbnFormat(ParseLimits.DEFAULT);
    private static final int HOURLY = 0x22;
    private static final long UNIT = 1_000_000_000L;
    private static final Instant MORNING = Instant.parse("2024-03-15T06:00:00Z");
    private static final Instant EVENING = Instant.parse("2024-03-15T21:10:00Z");
    private static final Instant DAY = Instant.parse("2024-03-15T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2024-06-21T13:30:00Z");
    private static final Instant SEPTEMBER = Instant.parse("2024-09-20T13:30:00Z");

    @ParameterizedTest(name = "version {0}")
    @ValueSource(ints = {1, 2, 3})
    @DisplayName("definitions, statistics and daily bars of a file become a curve a product and day")
    void curve(int version) {
        Reading.Read read = accepted(DBN, curveFile(version).file());

        assertThat(read.kind()).isEqualTo(FileKind.FUTURES);
        assertThat(read.quality().received()).isEqualTo(10);
        assertThat(read.quality().dropped()).isEqualTo(Map.of("NO_INSTRUMENT", 1, "UNKNOWN_TYPE", 1));
        assertThat(events(read, FuturesCurve.class)).singleElement().satisfies(curve -> {
            assertThat(curve.root()).isEqualTo("ES");
            assertThat(curve.day()).isEqualTo(LocalDate.parse("2024-03-15"));
            assertThat(curve.asOf()).isEqualTo("2024-03-15T21:00:00Z");
            assertThat(curve.contracts())
                    .containsExactly(
                            new FuturesCurve.Contract("ESM4", LocalDate.parse("2024-06-21"), 5180.25, 2_100_000L, 900L),
                            new FuturesCurve.Contract("ESU4", LocalDate.parse("2024-09-20"), 5235.5, null, 70L));
        });
        assertThat(contents(read).recordsByType()).isEqualTo(Map.of("definition", 3, "statistics", 5, "ohlcv-1d", 1));
        assertThat(contents(read).keys()).startsWith("ESM4");
    }

    @Test
    @DisplayName("the same curve in any version, plain or in zstd, is the same event")
    void sameEvent() {
        byte[] second = curveFile(2).file();

        assertThat(accepted(DBN, second).observations())
                .isEqualTo(accepted(DBN, curveFile(3).file()).observations())
                .isEqualTo(accepted(DBN, DbnWriter.zstd(second)).observations());
    }

    @Test
    @DisplayName("statistics alone make a curve where the symbols of the metadata are those of futures")
    void statisticsAlone() {
        byte[] file = new DbnWriter(3)
                .map("ESM4", 7, LocalDate.parse("2024-03-15"), LocalDate.parse("2024-03-16"))
                .map("ESM4-ESU4", 8, LocalDate.parse("2024-03-15"), LocalDate.parse("2024-03-16"))
                .price(DbnWriter.SETTLEMENT_PRICE, 7, EVENING, DAY, -3763 * UNIT / 100)
                .price(DbnWriter.SETTLEMENT_PRICE, 8, EVENING, DAY, 55 * UNIT)
                .file();

        Reading.Read read = accepted(DBN, file);

        assertThat(read.quality().dropped()).isEqualTo(Map.of("NO_INSTRUMENT", 1));
        assertThat(events(read, FuturesCurve.class).getFirst().contracts())
                .containsExactly(new FuturesCurve.Contract("ESM4", null, -37.63, null, null));
    }

    @Test
    @DisplayName("of several statistics of a day the last applies, and a deleted one is none")
    void correctedStatistics() {
        byte[] file = new DbnWriter(3)
                .definition(future(7, "ESM4", JUNE), MORNING)
                .price(DbnWriter.SETTLEMENT_PRICE, 7, EVENING, DAY, 5180 * UNIT)
                .price(DbnWriter.SETTLEMENT_PRICE, 7, EVENING.plusSeconds(60), DAY, 5181 * UNIT)
                .price(DbnWriter.SETTLEMENT_PRICE, 7, EVENING.plusSeconds(90), DAY, DbnWriter.UNDEFINED)
                .file();

        Reading.Read read = accepted(DBN, file);

        assertThat(events(read, FuturesCurve.class)
                        .getFirst()
                        .contracts()
                        .getFirst()
                        .settlement())
                .isEqualTo(5181);
        assertThat(read.quality().dropped()).isEqualTo(Map.of("MISSING", 1));
    }

    @Test
    void definitionsAloneAreInstruments() {
        Reading.Read read = accepted(
                DBN,
                new DbnWriter(2).definition(future(7, "ESM4", JUNE), MORNING).file());

        assertThat(read.kind()).isEqualTo(FileKind.INSTRUMENTS);
        assertThat(read.observations()).isEmpty();
        assertThat(contents(read).keys()).containsExactly("ESM4");
        assertThat(contents(read).firstAsOf()).isEqualTo(MORNING);
    }

    @Test
    void otherRecordsAreCountedByType() {
        Reading.Read read = accepted(
                DBN,
                new DbnWriter(3)
                        .map("ESM4", 7, LocalDate.parse("2024-03-15"), LocalDate.parse("2024-03-16"))
                        .trade(7, MORNING, 5180 * UNIT, 1)
                        .trade(7, EVENING, 5181 * UNIT, 2)
                        .blank(1, 80)
                        .bar(DbnWriter.DAILY, 9, DAY, 5181 * UNIT, 3)
                        .file());

        assertThat(read.kind()).isEqualTo(FileKind.MARKET_DATA);
        assertThat(contents(read).recordsByType()).isEqualTo(Map.of("trades", 2, "mbp-1", 1, "ohlcv-1d", 1));
        assertThat(contents(read).lastAsOf()).isEqualTo(EVENING);
        assertThat(contents(read).keys()).containsExactly("ESM4", "0", "9");
    }

    @Test
    @DisplayName(
            "bars of symbols in the metadata are bars, also below 0; the daily ones of futures that the file defines a curve, unless bars are asked for")
    void bars() throws IOException {
        DbnWriter bars = new DbnWriter(3)
                .map("ESM4", 7, LocalDate.parse("2024-03-15"), LocalDate.parse("2024-03-16"))
                .bar(HOURLY, 7, MORNING, -5 * UNIT, 3)
                .bar(HOURLY, 7, EVENING, 5 * UNIT, 4)
                .bar(HOURLY, 8, EVENING, 5 * UNIT, 4)
                .bar(HOURLY, 7, EVENING, 6 * UNIT, 4)
                .bar(HOURLY, 7, EVENING.plusSeconds(1), DbnWriter.UNDEFINED, 0);
        Reading.Read read = accepted(DBN, bars.file());

        assertThat(read.kind()).isEqualTo(FileKind.BARS);
        assertThat(read.quality().dropped()).isEqualTo(Map.of("NO_INSTRUMENT", 1, "DUPLICATE", 1, "MISSING", 1));
        assertThat(BarRows.rows(events(read, BarSeries.class)))
                .containsExactly(
                        "ESM4,1h,2024-03-15T06:00:00Z,-5,-5,-5,-5,3", "ESM4,1h,2024-03-15T21:10:00Z,5,5,5,5,4");
        DbnWriter defined = new DbnWriter(3)
                .map("ESM4", 7, LocalDate.parse("2024-03-15"), LocalDate.parse("2024-03-16"))
                .definition(future(7, "ESM4", JUNE), MORNING)
                .bar(DbnWriter.DAILY, 7, DAY, 5 * UNIT, 4);
        assertThat(accepted(DBN, defined.file()).kind()).isEqualTo(FileKind.FUTURES);
        String key = "databento/2026-03-05/" + EventIds.sha256(defined.file()) + "+bars.bin";
        var asBars = (Reading.Read) DBN.read(
                new Arrival(LandedFile.of(key, 1, Instant.EPOCH), "file"), new ByteArrayInputStream(defined.file()));
        assertThat(BarRows.rows(events(asBars, BarSeries.class)))
                .containsExactly("ESM4,1d,2024-03-15T00:00:00Z,5,5,5,5,4");
    }

    @Test
    void aFileThatIsCutIsRefusedWithItsOffset() {
        byte[] file = curveFile(3).file();

        Reading.Refused refused = refused(DBN, Arrays.copyOf(file, file.length - 5));

        assertThat(refused.reason()).isEqualTo("TRUNCATED");
        assertThat(refused.location().field()).isEqualTo("offset");
        assertThat(refused.location().value()).isEqualTo(Integer.toString(file.length - 56));
        assertThat(refused.message()).contains("At byte " + (file.length - 56));
    }

    @Test
    @DisplayName("a symbol that two instruments have on a day is taken once, and counted")
    void sameSymbolTwice() {
        byte[] file = new DbnWriter(3)
                .definition(future(7, "ESM4", JUNE), MORNING)
                .definition(future(8, "ESM4", JUNE), MORNING)
                .price(DbnWriter.SETTLEMENT_PRICE, 7, EVENING, DAY, 5180 * UNIT)
                .price(DbnWriter.SETTLEMENT_PRICE, 8, EVENING, DAY, 5181 * UNIT)
                .file();

        Reading.Read read = accepted(DBN, file);

        assertThat(read.quality().dropped()).isEqualTo(Map.of("DUPLICATE", 1));
        assertThat(events(read, FuturesCurve.class).getFirst().contracts()).hasSize(1);
    }

    /** Whatever is changed, the file is read or refused, and its events can be made. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void changedBytesNeverEndInAnythingElse(int version) {
        Random random = new Random(20240315);
        byte[] sound = curveFile(version).file();
        for (int round = 0; round < 3000; round++) {
            byte[] file = sound.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            switch (read(DBN, "databento", "file", file)) {
                case Reading.Read accepted ->
                    assertThat(accepted.observations().stream().toList())
                            .hasSizeLessThanOrEqualTo(accepted.quality().accepted());
                case Reading.Refused refused ->
                    assertThat(refused.message()).containsAnyOf("(At byte ", "cannot be used");
            }
        }
    }

    @Test
    void manyBadStatisticsRefuseTheFile() {
        byte[] file = new DbnWriter(3)
                .definition(future(7, "ESM4", JUNE), MORNING)
                .quantity(DbnWriter.OPEN_INTEREST, 7, EVENING, DAY, -1)
                .file();

        assertThat(refused(DBN, file).reason()).isEqualTo("TOO_MANY_BAD_RECORDS");
    }

    @Test
    void manyRecordsAreRefusedByTheLimit() {
        Format limited = new DbnFormat(new ParseLimits(1 << 20, 200, 10, 0.05, 2));

        assertThat(refused(limited, curveFile(3).file()).reason()).isEqualTo("TOO_MANY_RECORDS");
    }

    @Test
    @DisplayName("every recorded file is accepted under its kind, and the old format is refused by name")
    void recordedFiles() throws IOException {
        try (Stream<Path> files = Files.list(RecordedData.file("databento-dbn"))) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String name = file.getFileName().toString();
                assertThat(DBN.recognises(Arrays.copyOf(bytes, Math.min(bytes.length, 4096))))
                        .as(name)
                        .isTrue();
                if (name.endsWith(".dbz")) {
                    assertThat(refused(DBN, bytes).message()).contains("DBZ");
                } else {
                    Reading.Read read = accepted(DBN, bytes);
                    assertThat(read.kind()).as(name).isEqualTo(recordedKind(name, read));
                    assertThat(read.quality().accepted())
                            .as(name)
                            .isEqualTo(read.quality().received());
                }
            }
        }
    }

    /** The recorded file of daily bars has no record. */
    private static FileKind recordedKind(String name, Reading.Read read) {
        boolean isBars = name.contains("ohlcv") && read.quality().accepted() > 0;
        return isBars ? FileKind.BARS : name.contains("definition") ? FileKind.INSTRUMENTS : FileKind.MARKET_DATA;
    }

    /** Two futures, an option, a settlement and open interest, volumes of both kinds; the option's statistic; an unknown record. */
    private static DbnWriter curveFile(int version) {
        return new DbnWriter(version)
                .definition(future(7, "ESM4", JUNE), MORNING)
                .definition(future(9, "ESU4", SEPTEMBER), MORNING)
                .definition(new DbnWriter.Instrument(11, "ESM4 C5200", "ES", 'C', JUNE, 50 * UNIT), MORNING)
                .price(DbnWriter.SETTLEMENT_PRICE, 7, EVENING, DAY, 5_180_250_000_000L)
                .price(DbnWriter.SETTLEMENT_PRICE, 9, EVENING, DAY, 5_235_500_000_000L)
                .quantity(DbnWriter.OPEN_INTEREST, 7, EVENING, DAY, 2_100_000)
                .quantity(DbnWriter.CLEARED_VOLUME, 7, EVENING, DAY, 900)
                .price(DbnWriter.SETTLEMENT_PRICE, 11, EVENING, DAY, 88 * UNIT)
                .blank(0x99, 32)
                .bar(DbnWriter.DAILY, 9, DAY, 5_235_000_000_000L, 70);
    }

    private static DbnWriter.Instrument future(long id, String symbol, Instant expiry) {
        return new DbnWriter.Instrument(id, symbol, "ES", 'F', expiry, 50 * UNIT);
    }

    private static Reading.Contents contents(Reading.Read read) {
        return Objects.requireNonNull(read.contents());
    }
}
