package io.dealerflow.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.dealerflow.ingest.intake.Crashes;
import io.dealerflow.ingest.intake.InMemoryStore;
import io.dealerflow.ingest.pull.PullOutcome;
import io.dealerflow.ingest.pull.Puller;
import io.dealerflow.ingest.source.HttpFetcher;
import io.dealerflow.testkit.RecordedData;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each connector asks, over HTTP, and that the vendor's answer becomes events. */
class ConnectorsTest {
    private static final Instant NOW = Instant.parse("2024-06-12T22:00:00Z");
    private static final Vertx VERTX = Vertx.vertx();
    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private Pulling pulling;
    private HttpFetcher fetcher;

    @BeforeAll
    static void startServer() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void start() {
        SERVER.resetAll();
        pulling = new Pulling(new InMemoryStore(), NOW);
        fetcher = HttpFetcher.on(VERTX, pulling.clock);
    }

    private static URI url() {
        return URI.create("http://127.0.0.1:" + SERVER.port() + "/api");
    }

    private Puller.Result step(Vendor vendor) {
        Puller puller = pulling.instance("a", Crashes.NONE, fetcher, vendor.source(url()))
                .puller();
        puller.register();
        return puller.run(puller.claim().orElseThrow());
    }

    private static void serve(byte[] body, Map<String, String> headers) {
        var response = aResponse().withBody(body);
        headers.forEach(response::withHeader);
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    /** Parameters as the vendors document them; dates are those of the data that the source wants, 7 June 2024 on. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "CBOE | /_SPX.json | 1",
                "DATABENTO | /timeseries.get_range?compression=zstd&dataset=GLBX.MDP3&encoding=dbn&end=2024-06-08&schema=statistics&start=2024-06-07&stype_in=raw_symbol&symbols=ESM4 | 1",
                "CFTC | /gpe5-46if.json?%24limit=3&%24order=report_date_as_yyyy_mm_dd%2Cid&%24where=report_date_as_yyyy_mm_dd%20%3E%3D%20%272024-06-07T00%3A00%3A00.000%27 | 3",
                "ALPHA_VANTAGE | /query?apikey=k-SECRET-k&from_symbol=EUR&function=FX_DAILY&outputsize=compact&to_symbol=USD | 6",
                "FRED | /series/observations?api_key=k-SECRET-k&file_type=json&observation_start=2024-06-07&series_id=DEMO10 | 6",
                "ECB | /eurofxref-hist.zip | 12",
                "YAHOO | /%5EN225?interval=1d&period1=1717718400&period2=1718229600 | 6",
                "POLYGON | /SPY/range/1/day/2024-06-07/2024-06-09?adjusted=true&limit=50000&sort=asc | 3",
                "RSS | '' | 6"
            })
    void asksAndTakes(Vendor vendor, String path, int events) {
        serve(vendor.answer(URI.create(url() + path), LocalDate.parse("2024-06-12")), Map.of());

        Puller.Result result = step(vendor);

        assertThat(result.error()).isNull();
        assertThat(result.outcome()).isEqualTo(PullOutcome.ACCEPTED);
        assertThat(requests()).extracting(LoggedRequest::getUrl).containsExactly("/api" + path);
        assertThat(pulling.topic.published).hasSize(events);
    }

    private static List<LoggedRequest> requests() {
        return SERVER.getAllServeEvents().stream()
                .map(served -> served.getRequest())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("keys are sent where the vendors want them")
    @CsvSource({
        "DATABENTO, Authorization, Basic ay1TRUNSRVQtazo=",
        "CFTC, X-App-Token, k-SECRET-k",
        "POLYGON, Authorization, Bearer k-SECRET-k"
    })
    void keys(Vendor vendor, String header, String value) {
        serve(new byte[0], Map.of());

        step(vendor);

        assertThat(requests()).extracting(request -> request.getHeader(header)).containsExactly(value);
    }

    @Test
    @DisplayName(
            "FRED is asked for the vintages of what it may have revised, which a first request for all of a series may have too many of")
    void vintages() {
        String first =
                "/series/observations?api_key=k-SECRET-k&file_type=json&observation_start=2024-06-07&series_id=DEMO10";
        String next = "/series/observations?api_key=k-SECRET-k&file_type=json&observation_start=2024-06-11"
                + "&realtime_end=9999-12-31&realtime_start=2024-06-11&series_id=DEMO10";
        serve(Vendor.FRED.answer(URI.create(url() + first), LocalDate.parse("2024-06-12")), Map.of());
        step(Vendor.FRED);
        pulling.clock.advance(Duration.ofHours(1));
        serve(Vendor.FRED.answer(URI.create(url() + next), LocalDate.parse("2024-06-12")), Map.of());

        step(Vendor.FRED);

        assertThat(requests())
                .extracting(LoggedRequest::getUrl)
                .containsExactlyInAnyOrder("/api" + first, "/api" + next);
        assertThat(pulling.topic.published.subList(6, 8))
                .extracting("vintage")
                .containsExactly(LocalDate.parse("2024-06-11"), LocalDate.parse("2024-06-12"));
    }

    /** Error forms as the vendors document or send them. */
    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CBOE | 403 | <Error><Code>AccessDenied</Code></Error> | DENIED",
                "DATABENTO | 401 | {\"detail\":{\"case\":\"auth_invalid_username\",\"message\":\"Invalid username in Basic auth\",\"status_code\":401}} | DENIED",
                "DATABENTO | 422 | {\"detail\":{\"case\":\"data_end_after_available_end\",\"message\":\"x\",\"status_code\":422}} | REFUSED",
                "CFTC | 400 | {\"code\":\"query.soql.no-such-column\",\"error\":true,\"message\":\"No such column\"} | REFUSED",
                "ALPHA_VANTAGE | 200 | {\"Note\": \"Our standard API call frequency is 5 calls per minute\"} | RATE_LIMITED",
                "ALPHA_VANTAGE | 200 | {\"Error Message\": \"Invalid API call\"} | REFUSED",
                "FRED | 400 | {\"error_code\":400,\"error_message\":\"Bad Request.  The value for variable api_key is not registered.\"} | REFUSED",
                "FRED | 429 | {\"error_code\":429,\"error_message\":\"Too Many Requests.  Exceeded Rate Limit\"} | RATE_LIMITED",
                "YAHOO | 404 | {\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\",\"description\":\"No data found\"}}} | REFUSED",
                "YAHOO | 429 | Too Many Requests | RATE_LIMITED",
                "POLYGON | 403 | {\"status\":\"NOT_AUTHORIZED\",\"message\":\"You are not entitled to this data.\"} | DENIED",
                "POLYGON | 200 | {\"status\":\"ERROR\",\"error\":\"Unknown API Key\"} | REFUSED",
                "ECB | 500 | <html>error</html> | UNAVAILABLE",
                "RSS | 200 | <html><body>Please enable cookies</body></html> | REFUSED"
            })
    void errors(Vendor vendor, int status, String body, PullOutcome outcome) {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));

        assertThat(step(vendor).outcome()).isEqualTo(outcome);
        assertThat(pulling.topic.published).isEmpty();
    }

    @Test
    @DisplayName("a recorded chain, which is sent in gzip")
    void recordedChain() throws IOException {
        Path file = RecordedData.file("options-cboe-json/rut_2023-09-21_cboe_delayed.json.gz");
        serve(Files.readAllBytes(file), Map.of("Content-Encoding", "gzip", "Content-Type", "application/json"));

        assertThat(step(Vendor.CBOE).outcome()).isEqualTo(PullOutcome.ACCEPTED);
        assertThat(pulling.topic.published).extracting("subject").containsExactly("RUT");
    }

    @Test
    @DisplayName("recorded statistics in DBN")
    void recordedStatistics() throws IOException {
        Path file = RecordedData.file("databento-dbn/test_data.statistics.v3.dbn.zst");
        serve(Files.readAllBytes(file), Map.of("Content-Type", "application/octet-stream"));

        assertThat(step(Vendor.DATABENTO).error()).isNull();
    }
}
