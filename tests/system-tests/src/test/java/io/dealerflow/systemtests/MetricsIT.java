package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** docs/metrics.md lists the metrics that the services of a running product serve. */
@ExtendWith(SharedProduct.class)
class MetricsIT {
    /** Meters that exist only after their first event. */
    private static final Set<String> OCCASIONAL = Set.of(
            "dealerflow_ingest_records_dropped_total",
            "dealerflow_ingest_rules_failed_total",
            "dealerflow_lineage_events_total",
            "dealerflow_pull_seconds",
            "dealerflow_pull_seconds_max",
            "dealerflow_feature_store_failures_total",
            "dealerflow_pricing_queue",
            "dealerflow_reports_rendered_total",
            "dealerflow_report_render_seconds",
            "dealerflow_report_render_seconds_max",
            "dealerflow_reports_published_total",
            "dealerflow_report_narratives_total",
            "dealerflow_webhook_attempts_total");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theReferenceNamesWhatIsServedAndNothingElse(Product product) throws Exception {
        Path file = product.data().resolve("metrics-quotedata.csv");
        Product.write(
                file,
                QuoteFile.of("METR", ZonedDateTime.parse("2026-03-13T15:30:00-04:00"))
                        .bytes());
        assertThat(product.ingest(file).path("status").asText()).isEqualTo("accepted");

        Set<String> documented =
                names(Files.readString(Path.of("../../docs/metrics.md")), "\\| `(dealerflow_\\w+)` \\|");
        Set<String> always = new TreeSet<>(documented);
        always.removeAll(OCCASIONAL);

        // Stages behind the snapshot follow in their own time.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Set<String> served = served(product);
            assertThat(served).isSubsetOf(documented);
            assertThat(served).containsAll(always);
        });
    }

    private Set<String> served(Product product) throws IOException, InterruptedException {
        Set<String> served = new TreeSet<>();
        for (JsonNode service : product.described().path("services")) {
            if (service.path("http_port").asInt() > 0) {
                served.addAll(names(metrics(service.path("http_port").asInt()), "# TYPE (dealerflow_\\w+) "));
            }
        }
        return served;
    }

    private String metrics(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                .header("Accept", "text/plain")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static Set<String> names(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
