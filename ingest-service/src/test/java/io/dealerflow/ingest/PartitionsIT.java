package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The partitions of the raw tables. Every test has a source and years of its own. */
@QuarkusTest
class PartitionsIT extends IngestSystem {
    @Test
    @DisplayName("rows of any year have a partition, made when they come, and those of the next rows exist before")
    void onDemand() throws Exception {
        rates("partitions-any", "Date,USD\n1931-07-01,4.5\n2099-12-31,1.25\n1931-12-31,4\n", 3);

        assertThat(
                        query(
                                "SELECT tableoid::regclass || ' ' || date FROM ingest.raw_fx WHERE source = 'partitions-any' ORDER BY date"))
                .containsExactly(
                        "ingest.raw_fx_1931 1931-07-01",
                        "ingest.raw_fx_1931 1931-12-31",
                        "ingest.raw_fx_2099 2099-12-31");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(query("SELECT to_regclass('ingest.raw_options'"
                                + " || to_char(now() AT TIME ZONE 'UTC' + interval '31 days', '_YYYY_MM'))"))
                        .doesNotContainNull());
    }

    @Test
    @DisplayName("a query of a span of time reads its partitions alone")
    void pruning() throws Exception {
        rates("partitions-plan", "Date,USD\n1941-07-01,4.5\n1942-07-01,4.25\n", 2);

        assertThat(
                        plan(
                                "SELECT * FROM ingest.raw_fx WHERE as_of >= '1941-01-01T00:00Z' AND as_of < '1942-01-01T00:00Z'"))
                .contains("raw_fx_1941")
                .doesNotContain("raw_fx_1942");
        assertThat(plan("SELECT * FROM ingest.raw_options WHERE as_of = '2022-12-13T01:30:00Z' AND source = 'cboe'"))
                .doesNotContain("raw_options_2026");
    }

    @Test
    @DisplayName(
            "partitions are dropped when all of their rows are too old, and made again for a file that comes later")
    void drop() throws Exception {
        rates("partitions-drop", "Date,USD\n1905-07-01,4.5\n1906-07-01,4.25\n", 2);

        assertThat(query("SELECT ingest.drop_partitions('raw_fx', '1906-12-31T23:59:59Z')"))
                .containsExactly("1");
        assertThat(query("SELECT date FROM ingest.raw_fx WHERE source = 'partitions-drop'"))
                .containsExactly("1906-07-01");

        rates("partitions-drop", "Date,USD\n1905-07-01,4.75\n", 1);
        assertThat(query("SELECT close FROM ingest.raw_fx WHERE source = 'partitions-drop' ORDER BY date"))
                .containsExactly("4.75", "4.25");
    }

    @Test
    @DisplayName("several instances may create the same partitions at once")
    void concurrently() throws Exception {
        Callable<List<String>> create = () -> query(
                "SELECT ingest.create_partitions('raw_fx', '{1911-01-01T00:00Z,1911-12-31T00:00Z,1912-01-01T00:00Z}')");
        try (var threads = Executors.newFixedThreadPool(4)) {
            int created = 0;
            for (var answer : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> create).toList())) {
                created += Integer.parseInt(answer.get().getFirst());
            }
            assertThat(created).isEqualTo(2);
        }
    }

    private static void rates(String source, String file, int events) {
        byte[] bytes = bytes(file);
        upload(source, "eurofxref-hist.csv", bytes).statusCode(200);
        awaitReadable(bytes, source, "fx", events);
    }

    private static String plan(String sql) throws SQLException {
        return String.join("\n", query("EXPLAIN " + sql));
    }
}
