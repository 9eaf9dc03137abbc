package io.dealerflow.ingest.source.databento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.luben.zstd.ZstdInputStream;
import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.SpotSource;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Option chains from files that Databento's own encoder wrote, with what its author put into them (tools/reference/dbn_chains.py). */
class DbnChainTest {
    private static final Format DBN = new DbnFormat(ParseLimits.DEFAULT);
    private static final String ES = "es-options.dbn.zst";
    private static final String SPX = "opra-options.dbn.zst";
    private static final long FUTURE = 9001;
    private static final int MBP_1 = 0x01;
    private static final int DEFINITION = 0x13;
    private static final int STATISTICS = 0x18;
    private static final int CBBO_1M = 0xC1;

    /** A record, by its type and instrument. */
    @FunctionalInterface
    private interface Choice {
        boolean isKept(int type, long instrumentId);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {ES, SPX})
    @DisplayName(
            "every contract has its series, last quote, last trade, open interest and volume, and the chain its spot")
    void chain(String file) throws IOException {
        List<String[]> rows = new String(resource("dbn-chains.csv"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(file))
                .map(line -> line.split(",", -1))
                .toList();

        Reading.Read read = accepted(dbn(file), null, null);
        OptionChain chain = chain(read);

        assertThat(read.kind()).isEqualTo(FileKind.OPTION_CHAIN);
        assertThat(read.quality().received()).isEqualTo(rows.size());
        assertThat(read.quality().dropped()).isEmpty();
        assertThat(chain.underlying()).isEqualTo(rows.getFirst()[1]);
        assertThat(chain.asOf()).isEqualTo(rows.getFirst()[2]);
        assertThat(chain.spot()).isCloseTo(Double.parseDouble(rows.getFirst()[3]), within(1e-6));
        assertThat(chain.spotSource()).isEqualTo(SpotSource.valueOf(rows.getFirst()[4]));
        assertThat(contracts(chain))
                .isEqualTo(rows.stream()
                        .map(row -> String.join(",", List.of(row).subList(5, row.length)))
                        .toList());
    }

    @Test
    @DisplayName("with an instant of the sender's the chain is of that instant: later quotes are not in it")
    void asOf() throws IOException {
        OptionChain noon = chain(accepted(dbn(ES), Instant.parse("2026-03-16T17:00:00Z"), null));

        assertThat(noon.asOf()).isEqualTo("2026-03-16T17:00:00Z");
        assertThat(noon.spot()).isEqualTo(6692.375);
        assertThat(noon.contracts().last()).containsOnly(Double.NaN);
    }

    @Test
    @DisplayName("options on a future without a price of it have the front forward as their spot")
    void impliedFuture() throws IOException {
        byte[] file = only(plain(ES), (type, instrument) -> type != MBP_1 || instrument != FUTURE);

        OptionChain chain = chain(accepted(file, null, null));

        assertThat(chain.spot()).isCloseTo(6712.375, within(0.25));
        assertThat(chain.spotSource()).isEqualTo(SpotSource.PARITY);
    }

    @ParameterizedTest(name = "without records of type {0}")
    @CsvSource({DEFINITION + ",definitions of options", MBP_1 + ",quotes", STATISTICS + ",open interest"})
    @DisplayName("a file that lacks a part is no chain, and says what it lacks where a chain is asked for")
    void incomplete(int missing, String named) throws IOException {
        byte[] file = only(plain(ES), (type, instrument) -> type != missing);

        assertThat(accepted(file, null, null).kind()).isEqualTo(FileKind.MARKET_DATA);
        Reading.Refused refused = (Reading.Refused) read(file, null, FileKind.OPTION_CHAIN);
        assertThat(refused.reason()).isEqualTo("INCOMPLETE_CHAIN");
        assertThat(refused.message()).contains("the file has no " + named);
    }

    @Test
    @DisplayName("quotes at two strikes imply no spot: the file is refused, and says so")
    void noSpot() throws IOException {
        byte[] file = only(plain(SPX), (type, instrument) -> type != CBBO_1M || instrument <= 504);

        Reading.Refused refused = (Reading.Refused) read(file, null, null);

        assertThat(refused.reason()).isEqualTo("NO_SPOT");
        assertThat(refused.message()).startsWith("The file has no price of SPX, and no expiry with three strikes");
    }

    @Test
    void aContractWithABadFigureIsLeftOutByName() throws IOException {
        byte[] file = plain(ES);
        changeQuantity(file, 103, -5);

        Reading.Read read = accepted(file, null, null);

        assertThat(read.quality().dropped()).isEqualTo(Map.of("NEGATIVE", 1));
        assertThat(read.quality().badRecords().getFirst().field()).startsWith("E3DM6 C6650");
        assertThat(chain(read).contracts().size()).isEqualTo(19);
    }

    @Test
    void filesOfTwoDatasetsAreRefused() throws IOException {
        var both = new ByteArrayOutputStream();
        both.write(plain(ES));
        both.write(plain(SPX));

        Reading.Refused refused = (Reading.Refused) read(both.toByteArray(), null, null);

        assertThat(refused.reason()).isEqualTo("WRONG_STRUCTURE");
        assertThat(refused.location().value()).isEqualTo("OPRA.PILLAR");
    }

    /** Whatever is changed, the file is read or refused, and its events can be made. */
    @ParameterizedTest
    @ValueSource(strings = {ES, SPX})
    void changedBytesNeverEndInAnythingElse(String name) throws IOException {
        Random random = new Random(20260316);
        byte[] sound = plain(name);
        for (int round = 0; round < 1000; round++) {
            byte[] file = sound.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            switch (read(file, null, FileKind.OPTION_CHAIN)) {
                case Reading.Read read ->
                    assertThat(read.observations().stream().toList()).hasSize(1);
                case Reading.Refused refused -> assertThat(refused.message()).containsPattern("[.)]$");
            }
        }
    }

    private static List<String> contracts(OptionChain chain) {
        OptionChain.Contracts contracts = chain.contracts();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < contracts.size(); i++) {
            OptionChain.Series series = chain.series().get(contracts.series()[i]);
            rows.add(String.join(
                    ",",
                    series.root(),
                    series.expiry().toString(),
                    series.settlement().toString(),
                    text(series.multiplier()),
                    contracts.call()[i] ? "C" : "P",
                    text(contracts.strike()[i]),
                    text(contracts.bid()[i]),
                    text(contracts.ask()[i]),
                    text(contracts.last()[i]),
                    Long.toString(contracts.volume()[i]),
                    Long.toString(contracts.openInterest()[i])));
        }
        return rows;
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static OptionChain chain(Reading.Read read) {
        return (OptionChain) read.observations().getFirst().event();
    }

    private static Reading.Read accepted(byte[] file, Instant asOf, FileKind kind) {
        return (Reading.Read) read(file, asOf, kind);
    }

    private static Reading read(byte[] file, Instant asOf, FileKind kind) {
        var landed = new LandedFile(
                "databento",
                EventIds.sha256(file),
                asOf,
                kind,
                "databento/2026-03-17/file.bin",
                file.length,
                Instant.parse("2026-03-17T00:00:00Z"));
        try {
            return DBN.read(new Arrival(landed, "file"), new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = DbnChainTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] dbn(String name) throws IOException {
        return Base64.getMimeDecoder().decode(resource(name + ".b64"));
    }

    private static byte[] plain(String name) throws IOException {
        try (var in = new ZstdInputStream(new ByteArrayInputStream(dbn(name)))) {
            return in.readAllBytes();
        }
    }

    /** The file with some of its records. */
    private static byte[] only(byte[] file, Choice choice) {
        var kept = new ByteArrayOutputStream();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < file.length; at += length(bytes, at)) {
            boolean isMetadata = isMetadata(bytes, at);
            if (isMetadata || choice.isKept(bytes.get(at + 1) & 0xff, bytes.getInt(at + 4))) {
                kept.write(file, at, length(bytes, at));
            }
        }
        return kept.toByteArray();
    }

    /** Changes the quantity of the first statistic of an instrument. */
    private static void changeQuantity(byte[] file, long instrument, long quantity) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < file.length; at += length(bytes, at)) {
            if (!isMetadata(bytes, at) && bytes.get(at + 1) == STATISTICS && bytes.getInt(at + 4) == instrument) {
                bytes.putLong(at + 40, quantity);
                return;
            }
        }
    }

    private static boolean isMetadata(ByteBuffer bytes, int at) {
        return bytes.get(at) == 'D' && bytes.get(at + 1) == 'B' && bytes.get(at + 2) == 'N';
    }

    /** Of the metadata or the record there. */
    private static int length(ByteBuffer bytes, int at) {
        return isMetadata(bytes, at) ? 8 + bytes.getInt(at + 4) : 4 * (bytes.get(at) & 0xff);
    }
}
