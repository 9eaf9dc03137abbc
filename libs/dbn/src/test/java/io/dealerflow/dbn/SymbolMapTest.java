package io.dealerflow.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolMapTest {
    @Test
    void anInstrumentHasTheSymbolOfTheDay() throws DbnException {
        SymbolMap symbols = direct(
                mapping("ESH4", "5", "2024-01-01", "2024-03-16"), mapping("ESM4", "5", "2024-03-16", "2024-06-22"));

        assertThat(find(symbols, 5, "2023-12-31T23:59:59Z")).isNull();
        assertThat(find(symbols, 5, "2024-01-01T00:00:00Z")).isEqualTo("ESH4");
        assertThat(find(symbols, 5, "2024-03-15T23:59:59Z")).isEqualTo("ESH4");
        assertThat(find(symbols, 5, "2024-03-16T00:00:00Z")).isEqualTo("ESM4");
        assertThat(find(symbols, 5, "2024-06-22T00:00:00Z")).isNull();
        assertThat(find(symbols, 4, "2024-03-16T00:00:00Z")).isNull();
        assertThat(find(symbols, 6, "2024-03-16T00:00:00Z")).isNull();
        assertThat(symbols.find(5, RecordView.UNDEFINED_TIME)).isNull();
        assertThat(symbols.find(5, LocalDate.parse("2024-03-16"))).isEqualTo("ESM4");
    }

    @Test
    void theLatterOfTwoMappingsOfADayApplies() throws DbnException {
        SymbolMap symbols = direct(
                mapping("ES.c.0", "5", "2024-01-01", "2024-02-01"), mapping("ES.v.0", "5", "2024-01-10", "2024-01-20"));

        assertThat(find(symbols, 5, "2024-01-09T00:00:00Z")).isEqualTo("ES.c.0");
        assertThat(find(symbols, 5, "2024-01-10T00:00:00Z")).isEqualTo("ES.v.0");
        assertThat(find(symbols, 5, "2024-01-19T00:00:00Z")).isEqualTo("ES.v.0");
        assertThat(find(symbols, 5, "2024-01-20T00:00:00Z")).isEqualTo("ES.c.0");
    }

    @Test
    void idsThatWereRequestedHaveTheSymbolsFound() throws DbnException {
        SymbolMap symbols = SymbolMap.of(metadata(
                SymbolType.INSTRUMENT_ID,
                SymbolType.RAW_SYMBOL,
                mapping("4294967295", "ESM4", "2024-01-01", "2024-02-01")));

        assertThat(find(symbols, 4_294_967_295L, "2024-01-02T00:00:00Z")).isEqualTo("ESM4");
    }

    @Test
    void intervalsWithoutSymbolOrDaysMapNothing() throws DbnException {
        SymbolMap symbols = direct(
                mapping("ESM4", "", "2024-01-01", "2024-02-01"), mapping("ESU4", "5", "2024-01-01", "2024-01-01"));

        assertThat(find(symbols, 5, "2024-01-01T00:00:00Z")).isNull();
    }

    @Test
    void anIdThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> direct(mapping("ESM4", "five", "2024-01-01", "2024-02-01")))
                .isInstanceOf(DbnException.class)
                .hasMessageContaining("five");
    }

    private static SymbolMap direct(DbnMetadata.Mapping... mappings) throws DbnException {
        return SymbolMap.of(metadata(SymbolType.RAW_SYMBOL, SymbolType.INSTRUMENT_ID, mappings));
    }

    private static DbnMetadata metadata(SymbolType in, SymbolType out, DbnMetadata.Mapping... mappings) {
        return new DbnMetadata(
                3, "GLBX.MDP3", null, 0, 0, 0, in, out, false, 71, List.of(), List.of(), List.of(), List.of(mappings));
    }

    private static DbnMetadata.Mapping mapping(String raw, String symbol, String start, String end) {
        return new DbnMetadata.Mapping(
                raw, List.of(new DbnMetadata.Interval(LocalDate.parse(start), LocalDate.parse(end), symbol)));
    }

    private static String find(SymbolMap symbols, long instrument, String at) {
        return symbols.find(instrument, Instant.parse(at).getEpochSecond() * 1_000_000_000L);
    }
}
