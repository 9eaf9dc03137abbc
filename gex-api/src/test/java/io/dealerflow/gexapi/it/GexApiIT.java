package io.dealerflow.gexapi.it;

import static io.dealerflow.gexapi.it.Market.AS_OF;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class GexApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonPathConfig DOUBLES =
            JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);
    private static KafkaProbe kafka;

    @BeforeAll
    static void connect() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void disconnect() {
        if (kafka != null) {
            kafka.close();
        }
    }

    private static JsonPath get(String path, Object... arguments) {
        return given().get(path, texts(arguments))
                .then()
                .statusCode(200)
                .extract()
                .body()
                .jsonPath(DOUBLES);
    }

    private static int status(String path, Object... arguments) {
        return given().get(path, texts(arguments)).statusCode();
    }

    private static Object[] texts(Object... arguments) {
        return Arrays.stream(arguments).map(String::valueOf).toArray();
    }

    private static GexSnapshot observe(String symbol, Instant asOf) throws Exception {
        return Market.observe(kafka, Market.chain(symbol, asOf), Convention.DEFAULT);
    }

    private static void awaitServed(GexSnapshot snapshot) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get("/api/v1/gex/{s}?as_of={t}", snapshot.symbol(), snapshot.asOf())
                                .getString("event_id"))
                        .isEqualTo(snapshot.eventId()));
    }

    @Test
    void servesWhatWasPublished() throws Exception {
        GexSnapshot snapshot = observe("SERVED", AS_OF);
        awaitServed(snapshot);

        JsonPath body = get("/api/v1/gex/served");

        assertThat(body.getString("symbol")).isEqualTo("SERVED");
        assertThat(body.getString("as_of")).isEqualTo("2026-03-13T14:30:00Z");
        assertThat(body.getDouble("net_gex")).isEqualTo(snapshot.netGex());
        assertThat(body.getList("by_strike")).hasSize(3);
        assertThat(body.getList("observation_ids")).isEqualTo(snapshot.observationIds());
        assertThat(body.getBoolean("stale")).isFalse();
        assertThat(body.getLong("age_seconds"))
                .isCloseTo(Duration.between(AS_OF, Instant.now()).toSeconds(), within(60L));
        assertThat(body.<Map<String, Object>>get("$"))
                .doesNotContainKey("profile")
                .containsKey("pin_risk");
        assertThat(get("/api/v1/symbols").<Map<String, Object>>getList("$"))
                .anySatisfy(line -> assertThat(line)
                        .containsEntry("symbol", "SERVED")
                        .containsEntry("as_of", "2026-03-13T14:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/gex/KEPT",
                "/api/v1/gex/KEPT?profile=full",
                "/api/v1/gex/KEPT/zero-dte",
                "/api/v1/levels/KEPT"
            })
    @DisplayName("an answer that is kept has the status, headers and bytes of one that goes through JAX-RS")
    void keptAnswers(String path) throws Exception {
        awaitServed(observe("KEPT", AS_OF));
        // Another spelling of the same media type, which is not looked up before JAX-RS.
        Response rendered = given().accept("application/json;q=0.9").get(path);

        assertThat(rendered.statusCode()).isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            Response kept = given().accept("application/json").get(path);
            assertThat(kept.statusCode()).isEqualTo(200);
            assertThat(headers(kept)).isEqualTo(headers(rendered));
            assertThat(withoutAge(kept)).isEqualTo(withoutAge(rendered));
            assertThat(kept.header("RateLimit")).isNotNull();
            assertThat(kept.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        }
        Response known = given().accept("application/json")
                .header("If-None-Match", rendered.header("ETag"))
                .get(path);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.header("ETag")).isEqualTo(rendered.header("ETag"));
        assertThat(known.asString()).isEmpty();
        assertThat(given().accept("application/json")
                        .header("X-API-Key", "df_unknown")
                        .get(path)
                        .statusCode())
                .isEqualTo(401);
    }

    /** Names and values, without those that differ from request to request. */
    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        headers.keySet().removeAll(Set.of("RateLimit", "traceparent", "content-length", "transfer-encoding"));
        return headers;
    }

    private static String withoutAge(Response response) {
        return response.asString().replaceFirst("\"age_seconds\":[0-9]+", "");
    }

    @Test
    void olderObservationsAreHistoryAndNeverTheNewest() throws Exception {
        GexSnapshot newest = observe("OLDER", AS_OF);
        awaitServed(newest);
        GexSnapshot late = observe("OLDER", AS_OF.minusSeconds(3600));
        awaitServed(late);

        assertThat(get("/api/v1/gex/OLDER").getString("event_id")).isEqualTo(newest.eventId());
        assertThat(get("/api/v1/gex/OLDER?as_of={t}", AS_OF.minusSeconds(1)).getString("event_id"))
                .isEqualTo(late.eventId());
        assertThat(get("/api/v1/gex/OLDER?as_of={t}", AS_OF.minusSeconds(1)).getBoolean("stale"))
                .isFalse();
        assertThat(status("/api/v1/gex/OLDER?as_of={t}", AS_OF.minusSeconds(3601)))
                .isEqualTo(404);
        assertThat(get("/api/v1/gex/OLDER/history").getList("items.as_of"))
                .isEqualTo(List.of("2026-03-13T13:30:00Z", "2026-03-13T14:30:00Z"));
        assertThat(get("/api/v1/gex/OLDER/history?from={f}", AS_OF).getList("items.spot"))
                .hasSize(1);
    }

    /** Exposure by the definition, calls before puts. */
    private static double sumOfVendorGammas() {
        return IntStream.range(0, 6)
                .mapToDouble(i -> (i < 3 ? 1 : -1)
                        * Market.VENDOR_GAMMA[i]
                        * Market.OPEN_INTEREST[i]
                        * 100
                        * Market.SPOT
                        * Market.SPOT
                        * 0.01)
                .sum();
    }

    @Test
    void conventionsPriceTheSameBookAgain() throws Exception {
        GexSnapshot stored = observe("CONV", AS_OF);
        awaitServed(stored);
        double byVendor = sumOfVendorGammas();

        assertThat(get("/api/v1/gex/CONV?dealer=short_all").getDouble("net_gex"))
                .isCloseTo(-stored.grossGex(), within(1e-6));
        assertThat(get("/api/v1/gex/CONV?dealer=LONG_ALL&as_of={t}", AS_OF).getDouble("net_gex"))
                .isCloseTo(stored.grossGex(), within(1e-6));
        assertThat(get("/api/v1/gex/CONV?weight=Volume").getDouble("gross_gex"))
                .isCloseTo(2 * stored.grossGex(), within(1e-3));
        JsonPath vendor = get("/api/v1/gex/CONV?gamma=vendor&profile=full");
        assertThat(vendor.getDouble("net_gex")).isCloseTo(byVendor, within(1e-6));
        assertThat(vendor.getString("gamma_flip.reason")).isEqualTo("VENDOR_GAMMA");
        assertThat(vendor.getList("profile")).isEmpty();
        JsonPath wholeDays =
                get("/api/v1/gex/CONV?day_count=calendar_days_365&rate=0&dividend_yield=0&forward=curve&iv=vendor");
        assertThat(wholeDays.getDouble("by_expiry[0].days")).isCloseTo(28, within(1e-9));
        assertThat(wholeDays.getDouble("by_expiry[0].forward")).isCloseTo(Market.SPOT, within(1e-9));
        assertThat(wholeDays.getString("convention.day_count")).isEqualTo("CALENDAR_DAYS_365");
        assertThat(wholeDays.getDouble("convention.rate")).isZero();
        assertThat(wholeDays.getString("convention.weight")).isEqualTo("oi");
        JsonPath moving = get("/api/v1/gex/CONV?dynamics=sticky_moneyness");
        assertThat(moving.getString("convention.dynamics")).isEqualTo("STICKY_MONEYNESS");
        assertThat(moving.getDouble("net_gex")).isCloseTo(stored.netGex(), within(1e-6));
    }

    @Test
    void whatIsNearTheFlipIsAsTheSnapshotSays() throws Exception {
        Convention wide = Convention.DEFAULT.toBuilder().nearFlip(0.5).build();
        awaitServed(Market.observe(kafka, Market.chain("NEAR", AS_OF), wide));

        JsonPath repriced = get("/api/v1/gex/NEAR?day_count=bus_252");

        assertThat(repriced.getDouble("convention.near_flip")).isEqualTo(0.5);
        assertThat(repriced.getString("gamma_regime")).isEqualTo("NEAR_FLIP");
    }

    @Test
    void analyticsAreOfTheSameBook() throws Exception {
        GexSnapshot stored = observe("ANALYSED", AS_OF);
        awaitServed(stored);

        JsonPath body = get("/api/v1/gex/analysed/analytics");

        assertThat(body.getString("symbol")).isEqualTo("ANALYSED");
        assertThat(body.getString("as_of")).isEqualTo("2026-03-13T14:30:00Z");
        assertThat(body.getBoolean("stale")).isFalse();
        assertThat(body.getDouble("by_bucket.find { it.bucket == 'DAYS_8_TO_30' }.net_gex"))
                .isCloseTo(stored.netGex(), within(1e-6));
        assertThat(body.getDouble("by_bucket.vex.sum()")).isCloseTo(body.getDouble("greeks.vex"), within(1e-6));
        assertThat(body.getDouble("dealer_share.next_expiry.share_pct")).isCloseTo(100, within(1e-9));
        assertThat(body.<Map<String, Object>>get("dealer_share"))
                .containsEntry("zero_dte", null)
                .containsEntry("monthly", null); // a second Friday
        assertThat(body.getDouble("robustness.alternatives.find { it.assumption == 'VENDOR_GAMMAS' }.net_gex"))
                .isCloseTo(sumOfVendorGammas(), within(1e-6));
        assertThat(body.getList("robustness.alternatives")).hasSize(6);
        assertThat(body.<Map<String, Object>>get("skew[0]")).containsKeys("risk_reversal_25d", "butterfly_25d");
        assertThat(body.getDouble("term_structure[0].atm_iv")).isCloseTo(0.2, within(0.001));
        assertThat(body.getDouble("hedging_shift.vol_shift")).isZero();
        assertThat(body.getList("hedging_flow.vanna_shares", Double.class)).containsOnly(0.0);
    }

    @Test
    void analyticsTakeConventionsTimesAndShifts() throws Exception {
        GexSnapshot stored = observe("SHIFTED", AS_OF);
        awaitServed(stored);
        String path = "/api/v1/gex/SHIFTED/analytics?as_of={t}&";

        JsonPath shifted = get(path + "dealer=short_all&vol_shift=-1.5&time_shift_days=2", AS_OF);
        JsonPath vendor = get(path + "gamma=vendor", AS_OF);

        assertThat(shifted.getString("convention.dealer")).isEqualTo("SHORT_ALL");
        assertThat(shifted.getDouble("by_bucket.net_gex.sum()")).isCloseTo(-stored.grossGex(), within(1e-6));
        assertThat(shifted.getDouble("hedging_shift.vol_shift")).isEqualTo(-1.5);
        assertThat(shifted.getDouble("hedging_shift.time_shift_days")).isEqualTo(2);
        assertThat(shifted.getDouble("hedging_flow[0].vanna_shares")).isNotZero();
        assertThat(vendor.getString("greeks.reason")).isEqualTo("VENDOR_GAMMA");
        assertThat(vendor.<Map<String, Object>>get("greeks")).containsEntry("dex", null);
        assertThat(vendor.getList("hedging_flow")).isEmpty();
        assertThat(status("/api/v1/gex/SHIFTED/analytics?as_of={t}", AS_OF.minusSeconds(1)))
                .isEqualTo(404);
    }

    @Test
    void everyParameterIsAnswered() throws Exception {
        awaitServed(observe("PARAMS", AS_OF));
        for (String query : List.of(
                "day_count=BUS_262",
                "day_count=BUS_252",
                "day_count=TRADING_TIME",
                "smile=otm",
                "iv=vendor",
                "forward=curve",
                "gamma=vendor&expired=keep",
                "weight=volume&dealer=short_all&smile=otm&day_count=bus_262&profile=full")) {
            assertThat(status("/api/v1/gex/PARAMS?" + query)).as(query).isEqualTo(200);
        }
    }

    @Test
    void theProfileIsThatOfTheStoredSnapshot() throws Exception {
        GexSnapshot stored = observe("PROFILE", AS_OF);
        awaitServed(stored);

        JsonPath body = get("/api/v1/gex/PROFILE?profile=FULL");

        assertThat(body.getString("event_id")).isEqualTo(stored.eventId());
        List<Double> spots = body.getList("profile.spot", Double.class);
        assertThat(spots).isSorted().hasSizeGreaterThan(70);
        assertThat(spots.getFirst()).isCloseTo(80, within(0.5));
        assertThat(body.getList("profile.net_gex", Double.class)).hasSameSizeAs(spots);
    }

    @Test
    void aSnapshotThatIsHereBeforeItsObservationWaitsForIt() throws Exception {
        OptionChain chain = Market.chain("EARLY", AS_OF);
        GexSnapshot snapshot = Market.snapshot(chain, Convention.DEFAULT);
        Market.store(snapshot);
        Market.publish(kafka, snapshot);
        awaitServed(snapshot);
        assertThat(status("/api/v1/gex/EARLY?dealer=long_all")).isEqualTo(503);

        Market.publish(kafka, chain);

        await().atMost(PATIENCE).until(() -> status("/api/v1/gex/EARLY?dealer=long_all") == 200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "gex/X?day_count=ACT, day_count",
        "gex/X?expired=keep, expired",
        "gex/X?as_of=now, as_of",
        "gex/X?colour=red, colour",
        "gex/X?vol_shift=1, vol_shift",
        "gex/X/analytics?dealer=LONG, dealer",
        "gex/X/analytics?as_of=now, as_of",
        "gex/X/analytics?profile=full, profile",
        "gex/X/analytics?vol_shift=51, vol_shift",
        "gex/X/analytics?time_shift_days=-1, time_shift_days",
        "gex/X/history?limit=0, limit",
        "alerts?after=-1, after",
        "alerts/stream?last_event_id=x, last_event_id",
        "reports/yesterday, date",
        "symbols?x=1, x",
    })
    void problemsNameTheParameter(String path, String parameter) {
        var response = given().get("/api/v1/" + path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("parameter")).isEqualTo(parameter);
        assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/gex/NOPE",
        "/api/v1/gex/NOPE?dealer=long_all",
        "/api/v1/gex/NOPE/history",
        "/api/v1/gex/NOPE/analytics",
        "/api/v1/gex/%F0%9F%92%A5",
        "/api/v1/scores/NOPE",
        "/api/v1/reports/1999-01-01",
        "/api/v1/nothing",
    })
    void whatIsNotThereIsAProblemToo(String path) {
        var response = given().urlEncodingEnabled(false).get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @Test
    void scoresAreServedAndOlderOnesDoNotReplace() throws Exception {
        Market.publish(kafka, Market.score("SCORED", AS_OF, 62.5));
        Market.publish(kafka, Market.score("SCORED", AS_OF.minusSeconds(60), 10));
        Market.publish(kafka, Market.score("SCORED2", AS_OF, 20));

        await().atMost(PATIENCE)
                .until(() -> status("/api/v1/scores/SCORED2") == 200 && status("/api/v1/scores/scored") == 200);
        await().during(Duration.ofMillis(500))
                .atMost(PATIENCE)
                .until(() -> get("/api/v1/scores/SCORED").getDouble("index") == 62.5);
        Market.store(Market.score("SCORED3", AS_OF, 30));
        assertThat(get("/api/v1/scores/SCORED3").getBoolean("stale")).isFalse();
    }

    @Test
    void reportsAreServedInTheirNewestRevision() throws Exception {
        java.time.LocalDate date = java.time.LocalDate.parse("2026-03-13");
        Market.store(Market.report(date, 1));
        Market.store(Market.report(date, 2));

        var markdown = given().accept("text/markdown").get("/api/v1/reports/2026-03-13");
        JsonPath json = given().accept("application/json")
                .get("/api/v1/reports/2026-03-13")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        var page = given().accept("text/html").get("/api/v1/reports/2026-03-13");
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("style-src 'unsafe-inline'")
                .contains("sandbox");
        assertThat(page.asString()).startsWith("<!DOCTYPE html>");
        assertThat(markdown.contentType()).startsWith("text/markdown");
        assertThat(markdown.asString()).contains("revision 2 – net GEX −1.43");
        assertThat(json.getInt("revision")).isEqualTo(2);
        JsonPath facts = get("/api/v1/reports/2026-03-13/facts?symbols=spx");
        assertThat(facts.getInt("revision")).isEqualTo(2);
        assertThat(facts.getString("sections[0].symbol")).isEqualTo("SPX");
        assertThat(given().get("/api/v1/reports/2026-03-13/facts?symbols=NDX")
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath()
                        .getString("parameter"))
                .isEqualTo("symbols");
        assertThat(get("/api/v1/reports").<Map<String, Object>>getList("$"))
                .anySatisfy(line -> assertThat(line)
                        .containsEntry("date", "2026-03-13")
                        .containsEntry("revision", 2)
                        .doesNotContainKey("markdown"));
    }
}
