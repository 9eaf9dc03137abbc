package io.dealerflow.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.testkit.RecordedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every recorded file against Databento's own reader: metadata, symbols by date, and every field of every record. */
class RecordedFilesTest {
    private static final String FOLDER = "databento-dbn";
    private static final List<String> PRICES = List.of("price", "close", "ref_price", "min_price_increment");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "recorded-files.csv", useHeadersInDisplayName = true)
    void everyFieldOfEveryRecordIsThatOfTheReferenceReader(ArgumentsAccessor row)
            throws IOException, NoSuchAlgorithmException {
        Path file = RecordedData.file(FOLDER).resolve(row.getString(0));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int records = 0;
        try (DbnReader reader = open(file)) {
            SymbolMap symbols = reader.metadata().isPresent()
                    ? SymbolMap.of(reader.metadata().get())
                    : null;
            RecordView record = reader.record();
            while (reader.next()) {
                digest(record, digest);
                records++;
                if (records == 1) {
                    assertThat(record.type().code()).isEqualTo(number(row, "type"));
                    assertThat(record.instrumentId()).isEqualTo(number(row, "first_id"));
                    assertThat(record.tsIndex()).isEqualTo(number(row, "first_ts"));
                    assertThat(symbol(symbols, record)).isEqualTo(text(row, "first_symbol"));
                    assertPrice(record, text(row, "first_price"));
                }
                if (records == number(row, "records")) {
                    assertThat(record.tsIndex()).isEqualTo(number(row, "last_ts"));
                    assertThat(symbol(symbols, record)).isEqualTo(text(row, "last_symbol"));
                    assertPrice(record, text(row, "last_price"));
                }
            }
            assertThat(reader.skipped()).isZero();
        }
        assertThat(records).isEqualTo((int) number(row, "records"));
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(text(row, "digest"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "recorded-files.csv", useHeadersInDisplayName = true)
    void metadataAreThoseOfTheReferenceReader(ArgumentsAccessor row) throws IOException {
        try (DbnReader reader = open(RecordedData.file(FOLDER).resolve(row.getString(0)))) {
            if (text(row, "dataset").isEmpty()) {
                assertThat(reader.metadata()).isEmpty();
                return;
            }
            DbnMetadata metadata = reader.metadata().orElseThrow();
            assertThat(metadata.version()).isEqualTo((int) number(row, "version"));
            assertThat(metadata.dataset()).isEqualTo(text(row, "dataset"));
            assertThat(name(metadata.schema())).isEqualTo(text(row, "schema").replace('-', '_'));
            assertThat(Long.toUnsignedString(metadata.start())).isEqualTo(text(row, "start"));
            assertThat(metadata.end())
                    .isEqualTo(text(row, "end").isEmpty() ? RecordView.UNDEFINED_TIME : number(row, "end"));
            assertThat(metadata.limit()).isEqualTo(number(row, "limit"));
            assertThat(name(metadata.stypeIn())).isEqualTo(text(row, "stype_in"));
            assertThat(name(metadata.stypeOut())).isEqualTo(text(row, "stype_out"));
            assertThat(metadata.tsOut()).isEqualTo(number(row, "ts_out") == 1);
            assertThat(String.join(" ", metadata.symbols())).isEqualTo(text(row, "symbols"));
            assertThat(String.join(" ", metadata.partial())).isEqualTo(text(row, "partial"));
            assertThat(String.join(" ", metadata.notFound())).isEqualTo(text(row, "not_found"));
            assertThat(metadata.mappings().stream()
                            .mapToInt(mapping -> mapping.intervals().size())
                            .sum())
                    .isEqualTo((int) number(row, "mappings"));
        }
    }

    @Test
    void everyFileOfTheOldFormatIsRefusedByName() throws IOException {
        try (Stream<Path> files = Files.list(RecordedData.file(FOLDER))) {
            List<Path> old =
                    files.filter(file -> file.toString().endsWith(".dbz")).toList();
            assertThat(old)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThatThrownBy(() -> open(file))
                            .isInstanceOfSatisfying(
                                    DbnException.class,
                                    refusal -> assertThat(refusal.problem()).isEqualTo(DbnProblem.DBZ))
                            .hasMessageContaining("DBZ"));
        }
    }

    private static void digest(RecordView record, MessageDigest digest) {
        for (Field field : record.layout().fields()) {
            if (field.kind() != Field.Kind.RESERVED) {
                String value = field.kind() == Field.Kind.TEXT ? record.text(field) : unsigned(record, field);
                digest.update((field.name() + "=" + value + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String unsigned(RecordView record, Field field) {
        long value = record.number(field);
        return switch (field.kind()) {
            case TIME, U64 -> Long.toUnsignedString(value);
            default -> Long.toString(value);
        };
    }

    private static void assertPrice(RecordView record, String expected) {
        Field field = PRICES.stream()
                .flatMap(name -> record.layout().find(name).stream())
                .findFirst()
                .orElse(null);
        assertThat(field == null ? "" : Long.toString(record.number(field))).isEqualTo(expected);
        if (field != null && record.number(field) != Prices.UNDEFINED) {
            assertThat(record.price(field)).isEqualTo(Long.parseLong(expected) / 1e9);
        }
    }

    private static String symbol(SymbolMap symbols, RecordView record) {
        return symbols == null
                ? ""
                : Objects.requireNonNullElse(symbols.find(record.instrumentId(), record.tsIndex()), "");
    }

    private static DbnReader open(Path file) throws IOException {
        return new DbnReader(Files.newInputStream(file), DbnLimits.DEFAULT);
    }

    private static final List<String> COLUMNS = List.of(
            "file",
            "version",
            "dataset",
            "schema",
            "start",
            "end",
            "limit",
            "stype_in",
            "stype_out",
            "ts_out",
            "symbols",
            "partial",
            "not_found",
            "mappings",
            "records",
            "type",
            "first_id",
            "first_ts",
            "first_price",
            "last_ts",
            "last_price",
            "first_symbol",
            "last_symbol",
            "digest");

    private static String text(ArgumentsAccessor row, String column) {
        return Objects.requireNonNullElse(row.getString(COLUMNS.indexOf(column)), "");
    }

    private static long number(ArgumentsAccessor row, String column) {
        return Long.parseLong(text(row, column).isEmpty() ? "0" : text(row, column));
    }

    private static String name(Enum<?> value) {
        return value == null ? "" : value.name().toLowerCase(Locale.ROOT);
    }
}
