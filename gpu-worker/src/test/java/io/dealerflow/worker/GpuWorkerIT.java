package io.dealerflow.worker;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.InferenceResult;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.contracts.raw.ImageFormat;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.contracts.raw.NewsTime;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.worker.model.SeriesSource;
import io.dealerflow.worker.model.SeriesSource.AssetDay;
import io.dealerflow.worker.model.SeriesSource.HourBar;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The models that the service brings, between a real broker and a real database. Each test has feeds and assets of its own. */
@QuarkusTest
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "worker")
        })
class GpuWorkerIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant AS_OF = Instant.parse("2026-03-10T14:00:00Z");
    private static final String UP = "Shares jump as quarterly profit beats expectations and outlook is raised";
    private static final String DOWN = "Shares plunge after company warns of heavy loss and cuts outlook";

    private static KafkaProbe kafka;

    @Inject
    SeriesSource series;

    @BeforeAll
    static void connect() throws Exception {
        kafka = new KafkaProbe();
        Series.create();
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @BeforeEach
    void awaitReadiness() {
        await().atMost(LIMIT).until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @Test
    @DisplayName("an item about two assets is a signal for each; one about none is a signal of its feed")
    void news() throws Exception {
        send(newsItem("news-two", "feed-a", UP, List.of("ZZA", "ZZB")));
        send(newsItem("news-none", "feed-b", DOWN, List.of()));

        ModelSignal first = signal("ZZA");
        ModelSignal second = signal("ZZB");
        ModelSignal none = signal("feed-b");

        assertThat(first.asset()).isEqualTo("ZZA");
        assertThat(first.source()).isEqualTo("feed-a");
        assertThat(first.causeEventId()).isEqualTo("news-two");
        assertThat(first.title()).isEqualTo(UP);
        assertThat(first.asOf()).isEqualTo(AS_OF);
        assertThat(first.output().label()).isEqualTo("positive");
        assertThat(first.output().embedding()).hasSize(384);
        assertThat(second.output()).isEqualTo(first.output());
        assertThat(second.eventId()).isNotEqualTo(first.eventId());
        assertThat(none.asset()).isNull();
        assertThat(none.output().label()).isEqualTo("negative");
    }

    @Test
    @DisplayName("an item that comes again is answered under the same event id")
    void repeatedNews() throws Exception {
        NewsItem item = newsItem("news-again", "feed-again", UP, List.of());
        send(item);
        send(item);

        List<ConsumerRecord<String, byte[]>> signals =
                kafka.awaitKey(Topics.FEATURES_SIGNALS.name(), "feed-again", 2, LIMIT);

        assertThat(signals.stream()
                        .map(signal -> KafkaProbe.header(signal, HeaderNames.CE_ID))
                        .distinct())
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "a picture of a stream with the name of an asset is a signal for it, one that is no picture has a reason")
    void captures() throws Exception {
        send(capture("capture-1", "simx", picture()));
        send(capture("capture-2", "desk", "no picture".getBytes(StandardCharsets.UTF_8)));

        ModelSignal signal = signal("SIMX");
        ModelSignal other = signal("desk");

        assertThat(signal.asset()).isEqualTo("SIMX");
        assertThat(signal.model()).isEqualTo(ModelName.CHART_PATTERN);
        assertThat(signal.landingKey()).isEqualTo("landing/capture-1");
        assertThat(signal.output().probabilities().values().stream()
                        .mapToDouble(p -> p)
                        .sum())
                .isCloseTo(1, within(1e-4));
        assertThat(other.asset()).isNull();
        assertThat(other.output().reason()).isNotBlank();
    }

    @Test
    @DisplayName("what cannot be read is dead-lettered alone")
    void garbage() throws Exception {
        byte[] garbage = {(byte) 0xff, 0x00, '{'};
        kafka.send(Topics.RAW_NEWS.name(), "feed-garbage", garbage, Map.of());
        send(newsItem("news-after", "feed-after", UP, List.of()));

        ConsumerRecord<String, byte[]> letter = kafka.awaitKey(Topics.RAW_NEWS.deadLetters(), "feed-garbage", 1, LIMIT)
                .getFirst();

        assertThat(letter.value()).isEqualTo(garbage);
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_CONSUMER)).isEqualTo("gpu-worker/news");
        assertThat(signal("feed-after").output().label()).isEqualTo("positive");
    }

    @Test
    @DisplayName("a request is answered in the order of its inputs, and its repeat by the same event")
    void requests() throws Exception {
        InferenceRequest request = request(
                "request-1",
                ModelName.NEWS_SENTIMENT,
                ModelInput.news(UP, null),
                ModelInput.news(DOWN, null),
                ModelInput.news(UP, DOWN));
        InferenceRequest pictures = request(
                "request-2",
                ModelName.CHART_PATTERN,
                ModelInput.picture(Base64.getEncoder().encodeToString(picture())));
        send(request);
        send(pictures);
        send(request);

        List<ConsumerRecord<String, byte[]>> results =
                kafka.awaitKey(Topics.INFERENCE_RESULTS.name(), "request-1", 2, LIMIT);
        InferenceResult result = Wire.readJson(results.getFirst().value(), InferenceResult.class);

        assertThat(result.requestId()).isEqualTo("request-1");
        assertThat(result.results().stream().map(output -> output.label()))
                .startsWith("positive", "negative")
                .hasSize(3);
        assertThat(KafkaProbe.header(results.get(1), HeaderNames.CE_ID)).isEqualTo(result.eventId());
        assertThat(result("request-2").results()).hasSize(1);
    }

    @Test
    @DisplayName("a regime is answered to the request, and a signal of its asset; without data the answer is a reason")
    void regimes() throws Exception {
        for (int i = 0; i < 60; i++) {
            LocalDate date = LocalDate.of(2026, 1, 5).plusDays(i);
            Series.day("RGM", date, 100 + i % 3, AS_OF);
            Series.optionVolatility("RGM", date.atTime(20, 0).toInstant(ZoneOffset.UTC), 0.15);
        }
        Instant asOf = Instant.parse("2026-03-05T14:00:00Z");
        send(request("regime-1", ModelName.REGIME, ModelInput.ofAsset("RGM", asOf)));
        send(request("regime-2", ModelName.REGIME, ModelInput.ofAsset("NOBODY", asOf)));

        ModelSignal signal = signal("RGM");

        assertThat(result("regime-1").results().getFirst().label())
                .isEqualTo(signal.output().label());
        assertThat(signal.output().label()).isIn("calm", "normal", "elevated", "stressed");
        assertThat(signal.asOf()).isEqualTo(asOf);
        assertThat(signal.causeEventId()).isEqualTo("regime-1");
        assertThat(result("regime-2").results().getFirst().reason()).isNotBlank();
        assertThat(kafka.all(Topics.FEATURES_SIGNALS.name())).noneMatch(other -> "NOBODY".equals(other.key()));
    }

    @Test
    @DisplayName("while PostgreSQL is away, requests that need series wait, and news and other requests are answered")
    void withoutPostgres() throws Exception {
        Series.lockOut("worker");
        try {
            send(request("away-regime", ModelName.REGIME, ModelInput.ofAsset("NOBODY", AS_OF)));
            await().atMost(LIMIT)
                    .until(() -> get("/q/metrics")
                            .asString()
                            .contains("dealerflow_consumer_paused{consumer=\"gpu-worker/series-requests\"} 1.0"));

            send(newsItem("news-away", "feed-away", UP, List.of()));
            send(request("away-news", ModelName.NEWS_SENTIMENT, ModelInput.news(DOWN, null)));

            assertThat(signal("feed-away").output().label()).isEqualTo("positive");
            assertThat(result("away-news").results().getFirst().label()).isEqualTo("negative");
            assertThat(kafka.all(Topics.INFERENCE_RESULTS.name()))
                    .noneMatch(result -> "away-regime".equals(result.key()));
        } finally {
            Series.letIn("worker");
        }
        assertThat(result("away-regime").results().getFirst().reason()).isEqualTo("TOO_FEW_BARS");
    }

    @Test
    @DisplayName("a request to a model of a newer producer is dead-lettered")
    void unknownModel() throws Exception {
        byte[] json = new String(
                        EventCodec.write(request("request-new", ModelName.REGIME, ModelInput.ofAsset("A", AS_OF))),
                        StandardCharsets.UTF_8)
                .replace("\"regime\"", "\"of-tomorrow\"")
                .getBytes(StandardCharsets.UTF_8);
        kafka.send(
                Topics.INFERENCE_REQUESTS.name(),
                "request-new",
                json,
                Map.of(HeaderNames.CONTENT_TYPE, HeaderNames.JSON));

        ConsumerRecord<String, byte[]> letter = kafka.awaitKey(
                        Topics.INFERENCE_REQUESTS.deadLetters(), "request-new", 1, LIMIT)
                .getFirst();

        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_REASON)).isEqualTo("INVALID");
    }

    @Test
    @DisplayName("every model that is served is on models.served, with its card and figures")
    void servedModels() throws Exception {
        Map<ModelName, ServedModel> served = new HashMap<>();
        for (var message : kafka.await(Topics.MODELS_SERVED.name(), LIMIT, read -> read.size() >= 5)) {
            ServedModel model = Wire.readJson(message.value(), ServedModel.class);
            served.put(model.model(), model);
        }

        assertThat(served.keySet())
                .containsExactlyInAnyOrder(
                        ModelName.NEWS_SENTIMENT,
                        ModelName.CHART_PATTERN,
                        ModelName.REGIME,
                        ModelName.ENSEMBLE,
                        ModelName.FORECAST);
        assertThat(served.values()).allSatisfy(model -> {
            assertThat(model.source()).isEqualTo("shipped");
            assertThat(model.card()).startsWith("#");
            assertThat(model.metrics()).isNotEmpty();
            assertThat(model.sha256()).hasSize(64);
        });
    }

    @Test
    @DisplayName(
            "a day has the bar received last of those complete, and the volatility of the index before that of the options")
    void daysAsTheyWereKnown() throws Exception {
        LocalDate monday = LocalDate.of(2026, 2, 2);
        Series.day("SPX", monday, 6000, AS_OF);
        Series.day("SPX", monday, 6001, AS_OF.plusSeconds(1));
        Series.day("SPX", monday.plusDays(1), 6010, AS_OF);
        Series.day("SPX", monday.plusDays(2), 6020, AS_OF);
        Series.day("VIX", monday, 15, AS_OF);
        Series.macro("VIXCLS", monday.plusDays(1), 16, Instant.parse("2026-02-04T00:00:00Z"));
        Series.macro("VIXCLS", monday.plusDays(2), 17, Instant.parse("2026-02-06T00:00:00Z"));
        Series.optionVolatility("SPX", Instant.parse("2026-02-02T20:00:00Z"), 0.5);

        Instant wednesdayNight = Instant.parse("2026-02-05T01:00:00Z");

        assertThat(series.daily("SPX", wednesdayNight, 10))
                .containsExactly(
                        new AssetDay(monday, 6001 * 1.01, 6001 * 0.99, 6001, 15.0),
                        new AssetDay(monday.plusDays(1), 6010 * 1.01, 6010 * 0.99, 6010, 16.0),
                        new AssetDay(monday.plusDays(2), 6020 * 1.01, 6020 * 0.99, 6020, null));
        assertThat(series.daily("SPX", wednesdayNight, 2))
                .extracting(AssetDay::date)
                .containsExactly(monday.plusDays(1), monday.plusDays(2));
        assertThat(series.daily("SPX", Instant.parse("2026-02-03T20:00:00Z"), 10))
                .extracting(AssetDay::date)
                .containsExactly(monday);
    }

    @Test
    @DisplayName("the role reads the series that models need, and nothing else that others show to gex-api")
    void rights() throws Exception {
        assertThat(Series.mayRead("ingest.bar_data")).isTrue();
        assertThat(Series.mayRead("feature.features_equity")).isTrue();
        assertThat(Series.mayRead("feature.for_gex_api")).isFalse();
    }

    @Test
    void hoursThatHaveEndedAreKnown() throws Exception {
        Instant start = Instant.parse("2026-02-02T14:30:00Z");
        Series.hour("HRS", start, 10, AS_OF);
        Series.hour("HRS", start.plusSeconds(3600), 11, AS_OF);
        Series.hour("HRS", start.plusSeconds(3600), 11.5, AS_OF.plusSeconds(1));
        Series.hour("HRS", start.plusSeconds(7200), 12, AS_OF);

        assertThat(series.hourly("HRS", start.plusSeconds(7200), 10))
                .extracting(HourBar::start, HourBar::close)
                .containsExactly(tuple(start, 10.0), tuple(start.plusSeconds(3600), 11.5));
        assertThat(series.hourly("HRS", start.plusSeconds(7200), 1))
                .extracting(HourBar::close)
                .containsExactly(11.5);
    }

    @Test
    void metersOfTheInferenceAreServed() throws Exception {
        send(newsItem("news-metrics", "feed-metrics", UP, List.of()));
        signal("feed-metrics");

        assertThat(get("/q/metrics").asString())
                .contains("dealerflow_inference_batch_size_count{model=\"news-sentiment\"")
                .contains("dealerflow_inference_run_seconds_count{model=\"news-sentiment\"")
                .contains("dealerflow_inference_queue{model=\"regime\"")
                .contains("dealerflow_models_versions_total{model=\"forecast\",outcome=\"activated\"");
    }

    private static ModelSignal signal(String key) throws IOException {
        return Wire.readJson(
                kafka.awaitKey(Topics.FEATURES_SIGNALS.name(), key, 1, LIMIT)
                        .getFirst()
                        .value(),
                ModelSignal.class);
    }

    private static InferenceResult result(String request) throws IOException {
        return Wire.readJson(
                kafka.awaitKey(Topics.INFERENCE_RESULTS.name(), request, 1, LIMIT)
                        .getFirst()
                        .value(),
                InferenceResult.class);
    }

    private static NewsItem newsItem(String id, String feed, String title, List<String> tickers) {
        return new NewsItem(
                id,
                feed,
                AS_OF,
                AS_OF,
                NewsItem.VERSION,
                NewsTime.PUBLISHED,
                AS_OF,
                null,
                null,
                title,
                "",
                false,
                null,
                List.of(),
                tickers,
                "en");
    }

    private static Capture capture(String id, String stream, byte[] image) {
        return new Capture(
                id,
                stream,
                AS_OF,
                AS_OF,
                Capture.VERSION,
                ImageFormat.PNG,
                320,
                192,
                "0".repeat(64),
                "landing/" + id,
                image);
    }

    private static InferenceRequest request(String id, ModelName model, ModelInput... inputs) {
        return new InferenceRequest(id, "test", AS_OF, AS_OF, InferenceRequest.VERSION, model, List.of(inputs));
    }

    private static byte[] picture() throws IOException {
        var image = new BufferedImage(320, 192, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 320, 192);
        for (int i = 0; i < 40; i++) {
            int height = 20 + (i * 37) % 60;
            graphics.setColor(i % 3 == 0 ? Color.RED : Color.GREEN);
            graphics.fillRect(8 * i, 90 - height / 2, 5, height);
        }
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static void send(Event event) {
        kafka.send(
                Topics.of(event.getClass()).name(),
                event.subject(),
                EventCodec.write(event),
                Map.of(HeaderNames.CONTENT_TYPE, EventCodec.contentType(event)));
    }
}
