package io.dealerflow.dbn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DbnReaderTest {
    private static final Instant AT = Instant.parse("2024-03-15T20:00:00.000000001Z");
    private static final Instant EXPIRY = Instant.parse("2024-06-21T13:30:00Z");
    private static final long PRICE = 5_180_250_000_000L;
    private static final long NANOS = 1_000_000_000L;

    static Stream<Arguments> versions() {
        return Stream.of(1, 2, 3).flatMap(version -> Stream.of(false, true).map(out -> Arguments.of(version, out)));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void recordsOfEveryVersionAreReadWithAndWithoutTimeOfSending(int version, boolean tsOut) throws IOException {
        byte[] file = curve(new DbnWriter(version, tsOut)).file();

        try (DbnReader reader = open(file)) {
            assertThat(reader.metadata().orElseThrow().version()).isEqualTo(version);
            assertThat(reader.metadata().orElseThrow().tsOut()).isEqualTo(tsOut);
            assertRecords(reader, tsOut);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aFragmentTellsItsVersionByTheLengthsOfItsRecords(int version, boolean tsOut) throws IOException {
        try (DbnReader reader = open(curve(new DbnWriter(version, tsOut)).fragment())) {
            assertThat(reader.metadata()).isEmpty();
            assertRecords(reader, tsOut);
        }
    }

    @Test
    void zstdOfOneFrameOrSeveralIsUnpacked() throws IOException {
        byte[] file = curve(new DbnWriter(3)).file();
        byte[] first = DbnWriter.zstd(Arrays.copyOf(file, 700));
        byte[] second = DbnWriter.zstd(Arrays.copyOfRange(file, 700, file.length));
        for (byte[] packed : List.of(DbnWriter.zstd(file), joined(first, second))) {
            try (DbnReader reader = open(packed)) {
                assertRecords(reader, false);
            }
        }
    }

    @Test
    @DisplayName(
            "files that were put together are read one after another, each in its own version and with its own symbols")
    void filesPutTogether() throws IOException {
        byte[] first = new DbnWriter(3)
                .map("ESM4", 7, LocalDate.of(2024, 3, 15), LocalDate.of(2024, 3, 16))
                .trade(7, AT, PRICE, 3)
                .file();
        byte[] second = new DbnWriter(1, true)
                .map("ESU4", 8, LocalDate.of(2024, 3, 15), LocalDate.of(2024, 3, 16))
                .trade(8, AT, PRICE, 4)
                .file();
        byte[] packed = joined(DbnWriter.zstd(first), DbnWriter.zstd(second));

        for (byte[] file : List.of(joined(first, second), packed)) {
            try (DbnReader reader = open(file)) {
                assertThat(reader.next()).isTrue();
                SymbolMap symbols = SymbolMap.of(reader.metadata().orElseThrow());
                assertThat(reader.next()).isTrue();
                assertThat(reader.metadata().orElseThrow().version()).isEqualTo(1);
                assertThat(reader.record().instrumentId()).isEqualTo(8);
                assertThat(reader.next()).isFalse();
                symbols = symbols.with(reader.metadata().orElseThrow());
                assertThat(symbols.find(7, LocalDate.of(2024, 3, 15))).isEqualTo("ESM4");
                assertThat(symbols.find(8, LocalDate.of(2024, 3, 15))).isEqualTo("ESU4");
            }
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void recordsOfUnknownTypesAreCountedAndSkipped() throws IOException {
        byte[] file = new DbnWriter(3)
                .trade(7, AT, PRICE, 3)
                .blank(0x99, 64)
                .blank(0x42, 1020)
                .trade(7, AT, PRICE, 4)
                .file();

        try (DbnReader reader = open(file)) {
            assertThat(sizes(reader)).containsExactly(3L, 4L);
            assertThat(reader.skipped()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 17, 1000})
    void piecesOfAnySizeThatTheStreamReturnsGiveTheSameRecords(int most) throws IOException {
        DbnWriter writer = new DbnWriter(2);
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            writer.trade(7, AT, PRICE, i);
            expected.add((long) i);
        }

        try (DbnReader reader = new DbnReader(inPieces(writer.file(), most), DbnLimits.DEFAULT)) {
            assertThat(sizes(reader)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void dbnIsRecognisedByItsFirstBytes(int version, boolean tsOut) {
        byte[] fragment = curve(new DbnWriter(version, tsOut)).fragment();

        assertThat(DbnReader.recognises(curve(new DbnWriter(version, tsOut)).file()))
                .isTrue();
        assertThat(DbnReader.recognises(fragment)).isTrue();
        assertThat(DbnReader.recognises(Arrays.copyOf(fragment, 200))).isTrue();
        assertThat(DbnReader.recognises(DbnWriter.zstd(fragment))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "D", "date,close\n", "{}", "\u0004\u0000", "PK\u0003\u0004"})
    void otherFilesAreNotRecognised(String text) {
        assertThat(DbnReader.recognises(text.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void aFragmentWhoseSecondRecordDoesNotFitIsNotRecognised() {
        byte[] fragment =
                new DbnWriter(3).trade(7, AT, PRICE, 1).trade(7, AT, PRICE, 2).fragment();
        fragment[48] = 1;

        assertThat(DbnReader.recognises(fragment)).isFalse();
    }

    @Test
    void aFileWithoutRecordsHasNone() throws IOException {
        try (DbnReader reader = open(new DbnWriter(3).file())) {
            assertThat(reader.next()).isFalse();
            assertThat(reader.next()).isFalse();
        }
    }

    /** A definition, a settlement, an open interest and a daily bar of one future. */
    private static DbnWriter curve(DbnWriter writer) {
        return writer.map("ESM4", 4_000_000_000L, LocalDate.of(2024, 3, 15), LocalDate.of(2024, 3, 16))
                .definition(new DbnWriter.Instrument(4_000_000_000L, "ESM4", "ES", 'F', EXPIRY, 50 * NANOS), AT)
                .price(DbnWriter.SETTLEMENT_PRICE, 4_000_000_000L, AT, AT, PRICE)
                .quantity(DbnWriter.OPEN_INTEREST, 4_000_000_000L, AT, AT, 2_000_000)
                .bar(DbnWriter.DAILY, 4_000_000_000L, AT, PRICE, 1_500_000);
    }

    private static void assertRecords(DbnReader reader, boolean tsOut) throws IOException {
        RecordView record = reader.record();
        assertThat(reader.next()).isTrue();
        assertThat(record.type()).isEqualTo(RecordType.DEFINITION);
        assertThat(record.instrumentId()).isEqualTo(4_000_000_000L);
        assertThat(record.text(record.layout().field("raw_symbol"))).isEqualTo("ESM4");
        assertThat(record.text(record.layout().field("asset"))).isEqualTo("ES");
        assertThat(record.character(record.layout().field("instrument_class"))).isEqualTo('F');
        assertThat(record.number(record.layout().field("expiration"))).isEqualTo(EXPIRY.getEpochSecond() * NANOS);
        assertThat(record.price(record.layout().field("unit_of_measure_qty"))).isEqualTo(50);
        assertThat(record.price(record.layout().field("strike_price"))).isNaN();
        if (reader.metadata().isPresent()) {
            assertThat(SymbolMap.of(reader.metadata().get()).find(record.instrumentId(), record.tsIndex()))
                    .isEqualTo("ESM4");
        }

        assertThat(reader.next()).isTrue();
        assertThat(record.type()).isEqualTo(RecordType.STATISTICS);
        assertThat(record.price(record.layout().field("price"))).isEqualTo(5180.25);
        assertThat(record.number(record.layout().field("stat_type"))).isEqualTo(DbnWriter.SETTLEMENT_PRICE);

        assertThat(reader.next()).isTrue();
        assertThat(record.price(record.layout().field("price"))).isNaN();
        assertThat(record.number(record.layout().field("quantity"))).isEqualTo(2_000_000);

        assertThat(reader.next()).isTrue();
        assertThat(record.type()).isEqualTo(RecordType.OHLCV_1D);
        assertThat(record.price(record.layout().field("close"))).isEqualTo(5180.25);
        assertThat(record.number(record.layout().field("volume"))).isEqualTo(1_500_000);
        assertThat(record.tsEvent()).isEqualTo(AT.getEpochSecond() * NANOS + 1);
        assertThat(record.tsOut()).isEqualTo(tsOut ? record.tsEvent() + 1 : RecordView.UNDEFINED_TIME);
        assertThat(reader.next()).isFalse();
    }

    private static List<Long> sizes(DbnReader reader) throws IOException {
        List<Long> sizes = new ArrayList<>();
        while (reader.next()) {
            sizes.add(reader.record().number(reader.record().layout().field("size")));
        }
        return sizes;
    }

    private static DbnReader open(byte[] file) throws IOException {
        return new DbnReader(new ByteArrayInputStream(file), DbnLimits.DEFAULT);
    }

    private static InputStream inPieces(byte[] file, int most) {
        return new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(most, length));
            }
        };
    }
}
