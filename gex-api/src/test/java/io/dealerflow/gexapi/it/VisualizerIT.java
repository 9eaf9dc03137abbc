package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The paths of the GEX Visualizer: every recorded request is sent and answered with the recorded status and fields. The symbols
 * of the recordings stand for symbols of this test.
 */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class VisualizerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** While the recorded chains were alive. */
    private static final String RECORDED_AS_OF = "2026-11-20T15:00:00Z";

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static KafkaProbe kafka;
    private static boolean ready;

    @BeforeAll
    static void observe() throws Exception {
        kafka = new KafkaProbe();
        observe("VZSPX", NOW.minus(Duration.ofHours(50)));
        observe("VZSPX", NOW.minus(Duration.ofHours(26)));
        observe("VZSPX", NOW.minusSeconds(60));
        // Longer ago than a comparison looks back.
        observe("VZSPY", NOW.minus(Duration.ofDays(40)));
    }

    /** The address of the service is known to tests, not before them. */
    @BeforeEach
    void awaitBooks() {
        if (!ready) {
            for (String symbol : List.of("VZSPX", "VZSPY")) {
                await().atMost(PATIENCE).until(() -> calculated(symbol, "") == 200);
            }
            ready = true;
        }
    }

    /** With a key, whose plan allows as many requests as there are recordings. */
    private static RequestSpecification request() {
        return given().header("X-API-Key", ProxiedServers.ADMIN_KEY);
    }

    @AfterAll
    static void disconnect() {
        if (kafka != null) {
            kafka.close();
        }
    }

    private static GexSnapshot observe(String symbol, Instant asOf) throws Exception {
        OptionChain market = Market.chain(symbol, asOf);
        LocalDate expiry = LocalDate.ofInstant(asOf, ZoneOffset.UTC).plusDays(28);
        OptionChain chain = new OptionChain(
                market.eventId(),
                market.source(),
                asOf,
                market.ingestTs(),
                market.version(),
                symbol,
                market.spot(),
                List.of(new OptionChain.Series(symbol, expiry, Settlement.PM, 100)),
                market.contracts());
        return Market.observe(kafka, chain, Convention.DEFAULT);
    }

    private static int calculated(String symbol, String more) {
        return request()
                .get("/api/v1/gex/calculate/" + symbol + "?spot_price=100" + more)
                .statusCode();
    }

    static Stream<Recording> recordings() {
        return Recording.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    @DisplayName("a recorded request is answered with the recorded status, fields and types")
    void recorded(Recording recording) throws Exception {
        Response response = send(recording);

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(recording.status());
        if (recording.status() >= 400) {
            assertError(recording, Recording.JSON.readTree(response.asString()));
        } else if (!recording.answer().isMissingNode()) {
            JsonNode ours = Recording.JSON.readTree(response.asString());
            assertThat(Shape.differences(recording.answer(), ours)).isEmpty();
        }
    }

    private static Response send(Recording recording) {
        String path = recording.path().replaceAll("/(SPX|SPY)\\b", "/VZ$1");
        RequestSpecification request =
                request().accept("application/json").redirects().follow(false);
        String body = recording.body();
        if (body == null) {
            return request.request(recording.method(), path);
        }
        String ours = body.replaceFirst("\"symbol\":\"SPX\"", "\"symbol\":\"VZSPX\"");
        return request.contentType("application/json")
                .body(ours.getBytes(StandardCharsets.UTF_8))
                .request(recording.method(), path + "?as_of=" + RECORDED_AS_OF);
    }

    private static void assertError(Recording recording, JsonNode ours) {
        assertThat(ours.path("detail").isTextual()).isTrue();
        assertThat(ours.path("status").intValue()).isEqualTo(recording.status());
        JsonNode faults = recording.answer().path("detail");
        if (faults.isArray()) {
            assertThat(ours.path("errors").size()).isEqualTo(faults.size());
            for (int i = 0; i < faults.size(); i++) {
                assertThat(ours.at("/errors/" + i + "/loc"))
                        .isEqualTo(faults.get(i).get("loc"));
                assertThat(ours.at("/errors/" + i + "/msg").isTextual()).isTrue();
                assertThat(ours.at("/errors/" + i + "/type").isTextual()).isTrue();
            }
        }
    }

    static Stream<Recording> calculations() {
        return Recording.all().stream()
                .filter(one -> one.path().startsWith("/api/v1/gex/calculate") && one.status() == 200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calculations")
    @DisplayName("an answer to a calculation keeps to the OpenAPI document of the original, enums included")
    void originalContract(Recording recording) throws Exception {
        JsonNode document = Recording.contract();

        JsonNode ours = Recording.JSON.readTree(send(recording).asString());

        assertThat(Shape.breaches(document, document.at("/components/schemas/GEXCalculationResponse"), ours))
                .isEmpty();
        assertThat(ours.at("/quality/received").intValue())
                .isEqualTo(ours.at("/quality/used").intValue() + sum(ours.at("/quality/dropped")));
    }

    private static int sum(JsonNode counts) {
        return counts.valueStream().mapToInt(JsonNode::intValue).sum();
    }

    @ParameterizedTest
    @CsvSource({
        "all_expired, expiration",
        "zero_oi_all, open_interest",
        "negative_oi, open_interest",
    })
    @DisplayName("where the original failed with 500 the row and the field are named")
    void serverErrors(String name, String field) {
        Recording recording = Recording.all().stream()
                .filter(one -> one.name().contains(name))
                .findFirst()
                .orElseThrow();

        Response response = send(recording);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.jsonPath().getList("errors[0].loc")).isEqualTo(List.of("body", "options_chain", 0, field));
    }

    @Test
    @DisplayName("a stored book at its own spot has the stored figures, at another spot others")
    void storedBook() {
        String path = "/api/v1/gex/calculate/vzspx?spot_price=";
        float stored = request().get("/api/v1/gex/VZSPX").jsonPath().getFloat("net_gex");

        var same = request().get(path + "100").jsonPath();
        var moved = request().get(path + "104.50").jsonPath();

        assertThat(same.getFloat("heatmap.total_net_gex")).isCloseTo(stored, withinPercentage(1e-3));
        assertThat(moved.getFloat("heatmap.total_net_gex")).isNotCloseTo(stored, withinPercentage(1));
        assertThat(moved.getString("spot_price")).isEqualTo("104.50");
        assertThat(moved.getString("as_of")).isEqualTo(same.getString("as_of"));
        assertThat(moved.getDouble("gamma_flip.gamma_flip_strike"))
                .isCloseTo(same.getDouble("gamma_flip.gamma_flip_strike"), within(1e-3));
    }

    @Test
    @DisplayName("the conventions of our own paths are taken, unknown parameters ignored")
    void conventions() {
        assertThat(request()
                        .get("/api/v1/gex/market-maker/VZSPX?dealer=SHORT_ALL&nosuch=1")
                        .jsonPath()
                        .getString("dealer_position"))
                .isEqualTo("short_gamma");
        assertThat(calculated("VZSPX", "&dealer=nosuch")).isEqualTo(422);
        assertThat(calculated("VZSPX", "&as_of=2020-01-01T00:00:00Z")).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"7, 3, observation", "30, 3, hour", "90, 3, day", "1, 1, observation"})
    @DisplayName("history is read in full, by the hour, or by the day")
    void history(int days, int points, String resolution) {
        var chart = request().get("/api/v1/historical/VZSPX/chart?days=" + days).jsonPath();

        assertThat(chart.getList("timestamps")).hasSizeBetween(points - (days == 90 ? 1 : 0), points);
        assertThat(chart.getString("timestamps[-1]"))
                .isEqualTo(NOW.minusSeconds(60).toString());
        assertThat(chart.getString("resolution")).isEqualTo(resolution);
    }

    @Test
    @DisplayName("a calculation compared with its history says where it stands")
    void historicalContext() {
        var context = request()
                .get("/api/v1/gex/calculate/VZSPX?spot_price=100&include_historical=1")
                .jsonPath();

        assertThat(context.getBoolean("historical_context.has_data")).isTrue();
        assertThat(context.getInt("historical_context.period_days")).isEqualTo(30);
        assertThat(context.getString("historical_context.interpretation")).contains("3 stored points");
    }

    @Test
    @DisplayName("health, and the address of the contract")
    void service() {
        assertThat(request().get("/health").jsonPath().getString("status")).isEqualTo("healthy");
        assertThat(request().accept("application/json").get("/").jsonPath().getString("docs"))
                .isEqualTo("/q/openapi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/"})
    @DisplayName("metrics are Prometheus text, whatever is accepted and without a key")
    void metrics(String path) {
        Response response =
                given().redirects().follow(false).accept("application/json").get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType().replace(" ", "").toLowerCase(Locale.ROOT))
                .isEqualTo("text/plain;version=0.0.4;charset=utf-8");
        assertThat(response.asString())
                .containsPattern("(?m)^# TYPE jvm_threads_live_threads gauge$")
                .containsPattern("(?m)^jvm_threads_live_threads\\S* [0-9.E]+$");
    }

    @Test
    @DisplayName(
            "a large body is taken by the calculation alone, whether its length is known or not, and is no fault of the program")
    void largeBodies() throws Exception {
        try (LoggedFaults logged = new LoggedFaults()) {
            refusesLargeBodies();
            assertThat(logged.messages()).isEmpty();
        }
    }

    private static void refusesLargeBodies() throws Exception {
        byte[] large = " ".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        byte[] huge = " ".repeat((8 << 20) + 1).getBytes(StandardCharsets.UTF_8);
        for (boolean chunked : new boolean[] {true, false}) {
            assertTooLarge(post("/api/v1/keys", large, chunked));
            assertThat(post("/api/v1/gex/calculate", large, chunked).statusCode())
                    .isEqualTo(422);
            assertTooLarge(post("/api/v1/gex/calculate", huge, chunked));
        }
    }

    private static void assertTooLarge(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JsonPath.from(response.body()).getString("type")).isEqualTo("/problems/request-entity-too-large");
    }

    private static HttpResponse<String> post(String path, byte[] body, boolean chunked) throws Exception {
        var publisher = chunked
                ? HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : HttpRequest.BodyPublishers.ofByteArray(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .header("X-API-Key", ProxiedServers.ADMIN_KEY)
                .POST(publisher)
                .build();
        return await().atMost(PATIENCE).ignoreException(IOException.class).until(() -> send(request), response -> true);
    }

    /** The server closes the connection while the body is being sent; a client that notices only that has to try again. */
    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
