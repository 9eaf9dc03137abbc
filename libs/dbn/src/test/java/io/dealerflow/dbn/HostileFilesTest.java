package io.dealerflow.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are wrong in some way end in a refusal with its place, quickly and in little memory. */
@Timeout(60)
class HostileFilesTest {
    private static final Instant AT = Instant.parse("2024-03-15T20:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aFileThatIsCutAnywhereButBetweenRecordsIsTruncated(int version) {
        byte[] file = file(version);
        int records = file.length - 3 * 48;

        for (int length = 1; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            if (length < records || (length - records) % 48 != 0) {
                DbnException refusal = refusal(cut, DbnLimits.DEFAULT);
                assertThat(refusal.problem()).as("cut to %d", length).isEqualTo(DbnProblem.TRUNCATED);
                assertThat(refusal.offset()).isBetween(0L, (long) length);
            }
        }
    }

    @Test
    void compressedDataThatAreCutAnywhereAreTruncated() {
        byte[] packed = DbnWriter.zstd(file(3));

        for (int length = 4; length < packed.length; length++) {
            assertThat(refusal(Arrays.copyOf(packed, length), DbnLimits.DEFAULT).problem())
                    .as("cut to %d", length)
                    .isEqualTo(DbnProblem.TRUNCATED);
        }
    }

    @Test
    void bytesAfterTheLastFrameAreDamage() {
        byte[] packed = DbnWriter.zstd(file(3));
        byte[] longer = Arrays.copyOf(packed, packed.length + 9);
        Arrays.fill(longer, packed.length, longer.length, (byte) 'x');

        assertThat(refusal(longer, DbnLimits.DEFAULT).problem()).isEqualTo(DbnProblem.DAMAGED);
    }

    @ParameterizedTest(name = "length byte {0}")
    @ValueSource(ints = {0, 1, 3, 11, 13, 255})
    void aRecordOfAnotherLengthThanItsTypeIsRefusedWithItsOffset(int lengthByte) {
        byte[] file = file(3);
        int second = file.length - 2 * 48;
        file[second] = (byte) lengthByte;

        DbnException refusal = refusal(file, DbnLimits.DEFAULT);

        assertThat(refusal.problem()).isEqualTo(DbnProblem.INVALID_RECORD);
        assertThat(refusal.offset()).isEqualTo(second);
        assertThat(refusal).hasMessageContaining(lengthByte * 4 + " bytes");
    }

    @Test
    void aRecordOfAnUnknownTypeWithoutLengthDoesNotLoop() {
        byte[] file = new DbnWriter(3).blank(0x99, 16).file();
        file[file.length - 16] = 0;

        assertThat(refusal(file, DbnLimits.DEFAULT).problem()).isEqualTo(DbnProblem.INVALID_RECORD);
    }

    @ParameterizedTest(name = "the count at {0} is {1}")
    @CsvSource({
        "112, 4294967295",
        "112, 2147483647",
        "112, 3",
        "187, 4294967295",
        "191, 1000000",
        "195, 4294967295",
        "270, 4294967295"
    })
    void countsThatTheFileDeclaresAreCheckedBeforeAnythingIsAllocated(int at, long count) {
        byte[] file = file(3);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, (int) count);

        DbnException refusal = refusal(file, DbnLimits.DEFAULT);

        assertThat(refusal.problem()).isEqualTo(DbnProblem.INVALID_METADATA);
        assertThat(refusal.offset()).isBetween(8L, 400L);
    }

    @ParameterizedTest(name = "metadata of {0} bytes")
    @CsvSource({
        "0, INVALID_METADATA",
        "99, INVALID_METADATA",
        "100, INVALID_METADATA",
        "200, INVALID_METADATA",
        "4294967295, TOO_LARGE",
        "200000000, TRUNCATED"
    })
    void aWrongLengthOfTheMetadataIsRefused(long length, DbnProblem problem) {
        byte[] file = file(3);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, (int) length);

        assertThat(refusal(file, DbnLimits.DEFAULT).problem()).isEqualTo(problem);
    }

    @ParameterizedTest(name = "{1} at {0}: {2}")
    @CsvSource({
        "3, 0, UNSUPPORTED_VERSION", "3, 4, UNSUPPORTED_VERSION", "3, 255, UNSUPPORTED_VERSION",
        "24, 99, INVALID_METADATA", "50, 99, INVALID_METADATA", "51, 99, INVALID_METADATA",
        "53, 0, INVALID_METADATA", "53, 1, INVALID_METADATA", "54, 255, INVALID_METADATA",
        "108, 1, INVALID_METADATA", "116, 255, INVALID_METADATA", "274, 255, INVALID_METADATA"
    })
    void anInvalidValueInTheMetadataIsRefused(int at, int value, DbnProblem problem) {
        byte[] file = file(3);
        file[25] = 0;
        file[24] = 0;
        file[at] = (byte) value;

        assertThat(refusal(file, DbnLimits.DEFAULT).problem()).isEqualTo(problem);
    }

    @Test
    void manySymbolsAreRefusedByTheLimit() {
        DbnWriter writer = new DbnWriter(3);
        for (int i = 0; i < 50; i++) {
            writer.map("S" + i, i, LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 2));
        }

        assertThat(refusal(writer.file(), new DbnLimits(1 << 20, 200, 1 << 20, 100))
                        .problem())
                .isEqualTo(DbnProblem.TOO_LARGE);
    }

    @Test
    void aBombIsRefusedByItsRatio() {
        byte[] zeros = new byte[64 << 20];
        for (int i = 0; i < zeros.length; i += 1020) {
            zeros[i] = (byte) 255;
            zeros[i + 1] = 0x19;
        }
        byte[] head = new DbnWriter(3).file();
        byte[] bomb = Arrays.copyOf(head, head.length + zeros.length);
        System.arraycopy(zeros, 0, bomb, head.length, zeros.length);

        DbnException refusal = refusal(DbnWriter.zstd(bomb), DbnLimits.DEFAULT);

        assertThat(refusal.problem()).isEqualTo(DbnProblem.TOO_LARGE);
        assertThat(refusal.offset()).isLessThan(16 << 20);
    }

    @Test
    void aPlainFileIsRefusedByItsLength() {
        assertThat(refusal(file(3), new DbnLimits(300, 200, 1000, 1000)).problem())
                .isEqualTo(DbnProblem.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"date,symbol,close\n2024-01-01,ES,1\n", "{\"a\": 1}", "D", "DBX\u0003", "\n", "%PDF-1.7"})
    void otherFilesAreNotDbn(String text) {
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8), DbnLimits.DEFAULT)
                        .problem())
                .isIn(DbnProblem.NOT_DBN, DbnProblem.TRUNCATED);
        assertThat(refusal(DbnWriter.zstd(text.getBytes(StandardCharsets.UTF_8)), DbnLimits.DEFAULT)
                        .problem())
                .isIn(DbnProblem.NOT_DBN, DbnProblem.TRUNCATED);
    }

    @Test
    void anEmptyFileIsEmptyPlainOrPacked() {
        assertThat(refusal(new byte[0], DbnLimits.DEFAULT).problem()).isEqualTo(DbnProblem.EMPTY);
        assertThat(refusal(DbnWriter.zstd(new byte[0]), DbnLimits.DEFAULT).problem())
                .isEqualTo(DbnProblem.EMPTY);
    }

    @Test
    @DisplayName(
            "a fault in the second of two files that were put together has its offset from the beginning of the first")
    void faultInTheSecondFile() {
        byte[] file = file(2);
        byte[] both = Arrays.copyOf(file, 2 * file.length);
        System.arraycopy(file, 0, both, file.length, file.length);
        byte[] version = both.clone();
        version[file.length + 3] = 9;

        DbnException refusal = refusal(version, DbnLimits.DEFAULT);

        assertThat(refusal.problem()).isEqualTo(DbnProblem.UNSUPPORTED_VERSION);
        assertThat(refusal.offset()).isEqualTo(file.length + 3);
        for (int cut : new int[] {file.length + 2, file.length + 20, 2 * file.length - 1}) {
            DbnException truncated = refusal(Arrays.copyOf(both, cut), DbnLimits.DEFAULT);

            assertThat(truncated.problem()).isEqualTo(DbnProblem.TRUNCATED);
            assertThat(truncated.offset()).isBetween((long) file.length, (long) cut);
        }
    }

    @Test
    void aFileBehindAFragmentIsRefusedWhereItBegins() {
        byte[] fragment = new DbnWriter(2).trade(7, AT, 1, 1).fragment();
        byte[] both = Arrays.copyOf(fragment, fragment.length + file(2).length);
        System.arraycopy(file(2), 0, both, fragment.length, file(2).length);

        DbnException refusal = refusal(both, DbnLimits.DEFAULT);

        assertThat(refusal.problem()).isEqualTo(DbnProblem.INVALID_RECORD);
        assertThat(refusal.offset()).isEqualTo(fragment.length);
    }

    @Test
    void veryManyFilesPutTogetherAreRefused() {
        byte[] file = new DbnWriter(2).file();
        byte[] many = new byte[65 * file.length];
        for (int i = 0; i < 65; i++) {
            System.arraycopy(file, 0, many, i * file.length, file.length);
        }

        DbnException refusal = refusal(many, DbnLimits.DEFAULT);

        assertThat(refusal.problem()).isEqualTo(DbnProblem.INVALID_RECORD);
        assertThat(refusal.offset()).isEqualTo(64L * file.length);
    }

    /** Whatever is changed, reading ends: with records, or with a refusal whose offset lies in the file. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void changedBytesNeverEndInAnythingElse(boolean packed) throws IOException {
        Random random = new Random(20240315);
        for (int version = 1; version <= 3; version++) {
            byte[] sound = packed ? DbnWriter.zstd(file(version)) : file(version);
            for (int round = 0; round < 4000; round++) {
                byte[] file = sound.clone();
                for (int change = random.nextInt(4); change >= 0; change--) {
                    file[random.nextInt(file.length)] = (byte) random.nextInt(256);
                }
                try {
                    read(file, DbnLimits.DEFAULT);
                } catch (DbnException e) {
                    assertThat(e.offset()).isBetween(0L, 1L << 20);
                    assertThat(e.getMessage()).endsWith(".");
                }
            }
        }
    }

    private static byte[] file(int version) {
        return new DbnWriter(version)
                .map("ESM4", 7, LocalDate.of(2024, 3, 15), LocalDate.of(2024, 3, 16))
                .trade(7, AT, 5_000_000_000_000L, 1)
                .trade(7, AT, 5_000_000_000_000L, 2)
                .trade(7, AT, 5_000_000_000_000L, 3)
                .file();
    }

    private static DbnException refusal(byte[] file, DbnLimits limits) {
        DbnException refusal = catchThrowableOfType(DbnException.class, () -> read(file, limits));
        assertThat(refusal).as("refused").isNotNull();
        return refusal;
    }

    private static void read(byte[] file, DbnLimits limits) throws IOException {
        try (DbnReader reader = new DbnReader(new ByteArrayInputStream(file), limits)) {
            if (reader.metadata().isPresent()) {
                SymbolMap.of(reader.metadata().get());
            }
            while (reader.next()) {
                reader.record().tsIndex();
            }
        }
    }
}
