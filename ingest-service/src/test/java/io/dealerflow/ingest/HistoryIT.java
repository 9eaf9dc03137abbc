package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.testkit.RecordedData;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A history of thousands of days, from the upload to its table and staging. */
@QuarkusTest
@Tag("long")
class HistoryIT extends IngestSystem {
    private static final String NAME = "ecb_eurofxref-hist_1999-2024-01.csv.gz";
    private static final String SOURCE = "history-it";
    /** Of the table, and of staging. */
    private static final String ROWS = "SELECT pair, date, close FROM %s WHERE source = '" + SOURCE + "'";

    @TestHTTPResource("/api/v1/files?source=" + SOURCE)
    URI files;

    @Inject
    IngestConfig config;

    @Test
    @DisplayName("the rates of decades are in their table and in staging as an independent reader reads them")
    void rates() throws Exception {
        byte[] file = Files.readAllBytes(RecordedData.file("fx/" + NAME));
        RateRows.Figures expected = RateRows.figures(NAME);

        assertThat(post(file)).isEqualTo(200);

        awaitReadable(file, SOURCE, "fx", expected.values());
        List<String> rows = query(
                ROWS.formatted("ingest.raw_fx"),
                row -> RateRows.row(row.getString(1), row.getString(2), row.getDouble(3)));
        assertThat(RateRows.hash(rows)).isEqualTo(expected.sha256());
        Path staging = Path.of(config.stagingDir()).resolve("fx");
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        ParquetRows.query(staging, ROWS.formatted("staging")).size() >= expected.values());
        List<String> staged = ParquetRows.query(staging, ROWS.formatted("staging")).stream()
                .map(row -> row.split("\\|"))
                .map(fields -> RateRows.row(fields[0], fields[1], Double.parseDouble(fields[2])))
                .toList();
        assertThat(RateRows.hash(staged)).isEqualTo(expected.sha256());
    }

    /** Without a limit of time. */
    private int post(byte[] file) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(files)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
