package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.source.captures.Pictures;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.ingest.source.cftc.CotSamples;
import io.dealerflow.ingest.source.news.NewsSamples;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of every kind through the upload and the broker, in their table and in staging. */
@QuarkusTest
class AllKindsIT extends IngestSystem {
    private static final String SOURCE = "staging-it";

    @Inject
    IngestConfig config;

    static Stream<Arguments> files() {
        return Stream.of(
                file(
                        "option_chain",
                        "raw_options",
                        "chain.json",
                        ChainSamples.json(5).getBytes(StandardCharsets.UTF_8)),
                file(
                        "futures",
                        "raw_futures",
                        "vx.csv",
                        bytes("\"\",\"date\",\"M1\",\"M2\"\n\"1\",2014-03-17,15.25,16.5\n")),
                file("positioning", "raw_cot", "cot.txt", CotSamples.bytes(CotSamples.legacy("IT0009", 2))),
                file(
                        "fx",
                        "raw_fx",
                        "eurofxref-hist.csv",
                        bytes("Date,USD,JPY\n2024-01-04,1.5,150.25\n2024-01-03,1.25,N/A\n")),
                file(
                        "macro",
                        "raw_macro",
                        "GDPC1.csv",
                        bytes("observation_date,GDPC1,DGS10\n2024-01-01,1.5,4.25\n2024-01-02,,4\n")),
                file(
                        "bars",
                        "raw_bars",
                        "ITD.csv",
                        bytes(
                                "time,open,high,low,close,volume\n2025-01-02T15:00:00Z,10,12,9,11,100\n2025-01-02T16:00:00Z,11,13,10,12,\n")),
                file(
                        "trades",
                        "raw_trades",
                        "fills.csv",
                        bytes(
                                "account,instrument,time,side,quantity,price,commission\nIT-9,ESU5,2025-07-01T13:30:00Z,buy,2,6200.25,\n")),
                file(
                        "news",
                        "raw_news",
                        "feed.xml",
                        bytes(NewsSamples.rss(NewsSamples.item("https://staging.example.test/1", "Staged", "Words.")))),
                file("captures", "raw_captures", "screen.png", Pictures.png(40, 30, 31)));
    }

    private static Arguments file(String kind, String table, String filename, byte[] bytes) {
        return Arguments.of(kind, table, filename, bytes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    @DisplayName("the files of staging have exactly the rows and columns of the table")
    void rows(String kind, String table, String filename, byte[] file) throws Exception {
        upload(SOURCE, filename, file).statusCode(200);
        List<String> ofTable = query("SELECT column_name FROM information_schema.columns WHERE table_schema = 'ingest'"
                + " AND table_name = '" + table + "'");
        String columns = ofTable.stream().collect(Collectors.joining("\", \"", "\"", "\""));
        Path folder = Path.of(config.stagingDir()).resolve(kind);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(folder.resolve("source=" + SOURCE)).isDirectory());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ParquetRows.query(
                                folder, "SELECT " + columns + " FROM staging WHERE source = '" + SOURCE + "'"))
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(table(columns, table)));
        assertThat(ParquetRows.query(folder, "SELECT column_name FROM (DESCRIBE SELECT * EXCLUDE (date) FROM staging)"))
                .containsExactlyInAnyOrderElementsOf(ofTable.stream()
                        .filter(column -> !column.equals("date"))
                        .toList());
    }

    @Test
    @DisplayName("files of every kind are taken from the drop folder; the news is known already")
    void dropped() throws Exception {
        String source = SOURCE + "-dropped";
        Path folder = Files.createDirectories(config.dropDir().orElseThrow().resolve(source));
        List<Object[]> files = files().map(Arguments::get).toList();
        for (Object[] file : files) {
            Files.write(folder.resolve((String) file[2]), (byte[]) file[3]);
        }

        for (Object[] file : files) {
            await().atMost(SOON)
                    .until(() -> Files.exists(folder.resolve(".done").resolve((String) file[2])));
            if (!file[0].equals("news")) {
                await().atMost(SOON)
                        .until(() -> !query(
                                        "SELECT event_id FROM ingest." + file[1] + " WHERE source = '" + source + "'")
                                .isEmpty());
            }
        }
    }

    private static List<String> table(String columns, String table) throws SQLException {
        try (var connection = TestServers.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT " + columns + " FROM ingest." + table + " WHERE source = '" + SOURCE + "'")) {
            return ParquetRows.texts(rows);
        }
    }
}
