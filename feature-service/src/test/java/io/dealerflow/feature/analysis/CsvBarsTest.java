package io.dealerflow.feature.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvBarsTest {
    private static final long AT = 1_772_634_600_000_000L; // 2026-03-04T14:30:00Z

    private static Closes read(String text) throws IOException {
        return CsvBars.read("C.csv", new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1772634600",
                "2026-03-04T14:30:00Z",
                "2026-03-04 14:30",
                "2026-03-04 14:30:00.000",
                "2026-03-04T09:30:00-05:00",
                "2026-03-04T16:30:00.000000+0200",
                "2026-03-04 15:30:00+01",
                "\"2026-03-04T14:30:00Z\""
            })
    @DisplayName("a time is seconds since 1970 or ISO text, in UTC where it does not say")
    void times(String time) throws IOException {
        assertThat(read("time,close\n" + time + ",1\n").micros(0)).isEqualTo(AT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "20260304",
                "2026-13-01",
                "2026-02-29",
                "2026-03-04T25:00:00Z",
                "2026-03-04T14:30:00.Z",
                "2026-03-04T14:30:00+",
                "2026-03-04T14:30:00+01:0",
                "1772634600000000",
                "NaN"
            })
    @DisplayName("what is no time is named with its file, line and column")
    void badTimes(String time) {
        assertThatThrownBy(() -> read("open,Time,close\n1,2026-03-04,1\n1," + time + ",1\n"))
                .isInstanceOf(UnreadableBarsException.class)
                .hasMessage("C.csv, line 3, column time: " + BarColumns.EXPECTED_TIME + ", was '" + time + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-0.5, -0.5",
        "+2.25, 2.25",
        "0.1, 0.1",
        "123456789.123456789, 123456789.123456789",
        ".5, 0.5",
        "5., 5",
        "1e3, 1000",
        "0.00000000000000000000000000001, 1e-29",
        "123456789012345678901234567890, 1.2345678901234568e29"
    })
    void numbers(String text, double expected) throws IOException {
        assertThat(read("time,close\n1772634600," + text + "\n").close(0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1x", "--1", "1.2.3", "NaN", "Infinity", "1e999", "0x10", "1d", "-", "."})
    @DisplayName("what is no finite number is named with its file, line and column")
    void badNumbers(String text) {
        assertThatThrownBy(() -> read("time,close\n1772634600," + text + "\n"))
                .isInstanceOf(UnreadableBarsException.class)
                .hasMessage("C.csv, line 2, column close: must be a number, was '" + text + "'");
    }

    @Test
    @DisplayName("numbers are the doubles nearest to them")
    void nearestDoubles() {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            String text = random.nextInt(100_000) + "." + Math.abs(random.nextLong() >> random.nextInt(63));
            byte[] bytes = text.getBytes(UTF_8);
            assertThat(NumberText.parse(bytes, 0, bytes.length)).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TIMESTAMP,Open,CLOSE\n1772634600,1,2\n",
                "\uFEFFDate;Close\r\n2026-03-04 14:30;2\r\n\r\n",
                "datetime\tclose\n2026-03-04T14:30\t2",
                " time , close \n1772634600 , 2 \n",
                "\"Time\",\"Close\"\n\"1772634600\",\"2\"\n\n\n"
            })
    @DisplayName("headers in any case, other separators, line ends and quotes")
    void headers(String text) throws IOException {
        Closes closes = read(text);

        assertThat(closes.size()).isOne();
        assertThat(closes.micros(0)).isEqualTo(AT);
        assertThat(closes.close(0)).isEqualTo(2);
    }

    @Test
    @DisplayName("gzip is recognised by its content, and lines may span the buffer")
    void gzip() throws IOException {
        var text = new StringBuilder("time,close\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(1_772_634_600 + i * 60L).append(',').append(100 + i).append('\n');
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.toString().getBytes(UTF_8));
        }

        Closes closes = CsvBars.read("C.csv", new ByteArrayInputStream(packed.toByteArray()));

        assertThat(closes.size()).isEqualTo(20_000);
        assertThat(closes.micros(19_999)).isEqualTo(AT + 19_999 * 60_000_000L);
        assertThat(closes.close(19_999)).isEqualTo(20_099);
    }

    @Test
    @DisplayName("bars in any order are sorted, and the same bar again is one bar")
    void order() throws IOException {
        Closes closes = read("time,close\n1772638200,2\n1772634600,1\n1772638200,2\n");

        assertThat(closes.size()).isEqualTo(2);
        assertThat(closes.close(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                            | C.csv is empty
        time,close                                    | C.csv has no bars
        when,close                                    | C.csv, line 1: has no column timestamp or datetime or date or time; it has when, close
        time,open                                     | C.csv, line 1: has no column close; it has time, open
        time,close#1772634600,1,5                     | C.csv, line 2: has 3 columns, the header has 2
        time,close#1772634600,1#1772634600,2          | C.csv, line 3, column close: is 2.0 and in line 2 1.0 for the same time
        time,close,symbol#1772634600,1,A#1772638200,1,B | C.csv, line 3, column symbol: must be A as above, in one of several files, was 'B'
        """)
    void refused(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('#', '\n')))
                .isInstanceOf(UnreadableBarsException.class)
                .hasMessage(message);
    }
}
