package io.dealerflow.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.FillSide;
import io.dealerflow.testkit.KafkaProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Every view of the dashboard, in a browser, shows what the API answers. Skipped where no browser is installed. */
@ExtendWith(SharedProduct.class)
class DashboardIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SYMBOL = "DASH";
    private static final String GEX = "/api/v1/gex/" + SYMBOL;
    private static final Pattern DOLLARS = Pattern.compile("(-?)\\$([\\d.]+)(?: (k|m|bn|tn))?");
    /** Keeps the tones and notifications that the page asks for. */
    private static final String LISTEN = """
            window.heard = [];
            window.shown = [];
            window.OscillatorNode = class extends OscillatorNode {
              constructor(context, options) { super(context, options); heard.push(options.frequency); }
            };
            window.Notification = class extends Notification {
              constructor(title, options) { super(title, options); shown.push(title); }
            };
            """;

    private static final Map<String, Double> SCALES = Map.of("k", 1e3, "m", 1e6, "bn", 1e9, "tn", 1e12);

    @TempDir
    static Path folder;

    private static Browser browser;

    private final Product product;

    DashboardIT(Product product) {
        this.product = product;
    }

    @BeforeAll
    static void open(Product product) throws Exception {
        browser = Browser.start();
        // This chain is at its gamma flip, which raises an alert.
        byte[] chain =
                QuoteFile.of(SYMBOL, ZonedDateTime.now(ZoneOffset.UTC), 6).bytes();
        product.ingest(Files.write(folder.resolve("dash.csv"), chain));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !product.get("/api/v1/alerts?symbol=" + SYMBOL).isEmpty()
                        && product.get("/api/v1/scores/" + SYMBOL).has("index"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothingIsWrongWithThePage() {
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.consoleErrors()).isEmpty();
        browser.becomeDesktop();
        browser.prefer("dark");
    }

    @Test
    void overview() throws Exception {
        JsonNode answer = product.get(GEX);

        show("overview");

        assertThat(number(browser.figure("Spot"))).isCloseTo(answer.path("spot").asDouble(), within(0.005));
        assertThat(dollars(browser.figure("Net GEX per 1 %")))
                .isCloseTo(answer.path("net_gex").asDouble(), withinPercentage(1));
        assertThat(browser.text("#stream")).isEqualTo("stream connected");
        JsonNode expiry = answer.path("by_expiry").path(0);
        assertThat(number(browser.cell("expiries", expiry.path("expiry").asText(), "Call OI, contracts")))
                .isEqualTo(expiry.path("call_open_interest").asDouble());
    }

    @Test
    @DisplayName("a cell of the heatmap is the exposure of its strike and expiry under the convention of the address")
    void heatmap() throws Exception {
        JsonNode surface = product.get(GEX + "/surface?dealer=SHORT_ALL&within_pct=10");

        show("heatmap&dealer=SHORT_ALL");
        browser.press(".cells svg", Keys.ARROW_DOWN);

        String[] title = browser.text(".cells .tip strong").split(" ", -1);
        JsonNode expiries = surface.path("expiries");
        int column = indexOf(expiries.findValuesAsText("expiry"), title[0]);
        int row = indexOf(texts(surface.path("strikes")), Double.toString(number(title[3])));
        assertThat(dollars(browser.text(".cells .tip tr:nth-child(2) td")))
                .isCloseTo(surface.at("/net_gex/" + row + "/" + column).asDouble(), withinPercentage(1));
        assertThat(browser.text("#convention-name")).contains("short all", "changed");
    }

    @Test
    void levels() throws Exception {
        JsonNode levels = product.get("/api/v1/levels/" + SYMBOL);
        JsonNode move = product.get(GEX + "/expected-move").at("/expected_move/0");

        show("levels");

        assertThat(number(browser.cell("ladder", "Gamma flip", "Price, $")))
                .isCloseTo(levels.path("gamma_flip").asDouble(), within(0.005));
        assertThat(number(browser.cell("ladder", "Call wall", "Price, $")))
                .isEqualTo(levels.path("call_wall").asDouble());
        assertThat(number(browser.cell("moves", move.path("expiry").asText(), "One σ high, $")))
                .isCloseTo(move.path("sigma_high").asDouble(), within(0.005));
    }

    @Test
    void history() throws Exception {
        JsonNode last = product.get(GEX + "/history").at("/items/0");

        show("history&days=1");

        String day = browser.text(".days tbody th");
        assertThat(number(browser.cell("days", day, "last, $")))
                .isCloseTo(last.path("spot").asDouble(), within(0.005));
        assertThat(number(browser.cell("days", day, "Call wall, strike")))
                .isEqualTo(last.path("call_wall").asDouble());
    }

    @Test
    @DisplayName("an asset shows its score, its components and the features behind them, with their observations")
    void assets() throws Exception {
        JsonNode score = product.get("/api/v1/scores/" + SYMBOL);
        JsonNode features = product.get("/api/v1/features/" + SYMBOL).path("features");

        show("assets&asset=" + SYMBOL);

        assertThat(number(browser.cell("assets", SYMBOL, "Instability, 0 – 100")))
                .isCloseTo(score.path("index").asDouble(), within(0.05));
        assertThat(number(browser.cell("features", "gex above spot share", "Value")))
                .isCloseTo(features.at("/gex_above_spot_share/value").asDouble(), within(0.001));
        assertThat(browser.text(".explanation .components tbody tr th")).isEqualTo("flow");
        assertThat(browser.text("#view .flow")).startsWith("How assets move together");
    }

    @Test
    void alertsAreListedAndAcknowledged() throws Exception {
        JsonNode alert =
                product.get("/api/v1/alerts?acknowledged=true&symbol=" + SYMBOL).path(0);

        show("alerts");
        assertThat(browser.text(".alert-list li p:nth-child(2)"))
                .isEqualTo(alert.path("message").asText());
        browser.type("#acknowledger", "Ada", Keys.TAB);
        browser.click(".alert-list li", "Acknowledge");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(browser.text(".alert-list li .why")).startsWith("acknowledged by Ada"));
        assertThat(product.get("/api/v1/alerts?acknowledged=true&symbol=" + SYMBOL)
                        .at("/0/acknowledged_by")
                        .asText())
                .isEqualTo("Ada");
    }

    @Test
    @DisplayName("a new alert is heard and shown by the browser once the reader has switched that on")
    void newAlertsAreAnnounced() throws Exception {
        browser.allowNotifications(product.url());
        show("alerts");
        browser.script(LISTEN);
        browser.choose(".announce select", "low");
        browser.check(".announce", "sound");
        browser.check(".announce", "notification");
        await().atMost(PATIENCE)
                .until(() -> browser.evaluate("Notification.permission === 'granted' && heard.length === 1")
                        .equals(true));

        byte[] chain =
                QuoteFile.of("HEAR", ZonedDateTime.now(ZoneOffset.UTC), 6).bytes();
        product.ingest(Files.write(folder.resolve("hear.csv"), chain));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(browser.evaluate("shown.join()").toString()).contains("HEAR: "));
        assertThat(browser.evaluate("heard.length > 1")).isEqualTo(true);
    }

    @Test
    @DisplayName("a rule is created, shows the alert that it raises, is disabled and deleted")
    void aRuleRaisesAnAlert() throws Exception {
        show("rules");
        browser.click("#view", "New rule");
        browser.type("[name=name]", "any spot");
        browser.choose("[name=field]", "snapshot.spot");
        browser.type("[name=symbols]", "RULE");
        browser.type("[name=level]", "1", Keys.ENTER);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(browser.cell("rules", "any spot", "State")).isEqualTo("enabled"));
        assertThat(browser.cell("rules", "any spot", "Condition")).isEqualTo("above 1 price");

        byte[] chain =
                QuoteFile.of("RULE", ZonedDateTime.now(ZoneOffset.UTC), 6).bytes();
        product.ingest(Files.write(folder.resolve("rule.csv"), chain));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.text(".raised .alert-list li p:nth-child(2)"))
                        .startsWith("RULE: snapshot.spot is "));
        browser.click(".rules tbody tr", "Disable");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(browser.cell("rules", "any spot", "State")).isEqualTo("disabled"));
        browser.script("window.confirm = () => true");
        browser.click(".rules tbody tr", "Delete");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(product.get("/api/v1/rules")).isEmpty());
    }

    @Test
    void aWebhookIsCreatedPausedAndDeleted() throws Exception {
        show("webhooks");
        browser.click("#view", "New webhook");
        browser.type("[name=name]", "desk");
        browser.type("[name=url]", "https://hooks.example.com/desk", Keys.ENTER);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(browser.cell("webhooks", "desk", "State")).isEqualTo("active"));
        browser.click(".webhooks tbody tr", "Pause");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(browser.cell("webhooks", "desk", "State")).isEqualTo("paused"));
        assertThat(product.get("/api/v1/webhooks").at("/0/state").asText()).isEqualTo("paused");
        browser.script("window.confirm = () => true");
        browser.click(".webhooks tbody tr", "Delete");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(product.get("/api/v1/webhooks")).isEmpty());
    }

    @Test
    void deadLettersAreShownAndReplayed() throws Exception {
        String topic = Topics.FEATURES_GEX.name();
        try (var kafka =
                new KafkaProbe(product.described().path("bootstrap_servers").asText())) {
            kafka.send(topic, "X", "unreadable, for the dashboard".getBytes(UTF_8), Map.of());
        }
        String letters = "/api/v1/dead-letters?consumer=report-service&topic=" + topic;
        await().atMost(PATIENCE)
                .until(() -> !product.get(letters).path("letters").isEmpty());

        show("dead-letters&consumer=report-service&topic=" + topic);
        JsonNode group = product.get(letters).at("/groups/0");
        assertThat(number(browser.cell("groups", group.path("topic").asText(), "Waiting, letters")))
                .isEqualTo(group.path("waiting").asDouble());
        browser.click(".letters tbody tr", "Show");
        await().atMost(PATIENCE).until(() -> browser.text("dialog pre").equals("unreadable, for the dashboard"));
        browser.click("dialog", "Close");
        browser.click(".letters tbody tr", "Replay");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.text(".groups .why")).isEqualTo("1 of 1 sent again."));
    }

    @Test
    void reports() throws Exception {
        await().atMost(PATIENCE).until(() -> !product.get("/api/v1/reports").isEmpty());
        String date = product.get("/api/v1/reports").at("/0/date").asText();
        String markdown =
                product.request("/api/v1/reports/" + date, "text/markdown").body();

        show("reports");

        assertThat("# " + browser.text(".report h1"))
                .isEqualTo(markdown.lines().findFirst().orElseThrow());
    }

    @Test
    @DisplayName("a shared screen leaves as it is previewed, and its picture is shown with the signal about it")
    void aScreenIsSharedAndItsPictureShown() throws Exception {
        show("capture");
        browser.choose("[name=rate]", "2");
        browser.press("#view .share button", Keys.ENTER);
        await().atMost(PATIENCE)
                .until(() -> browser.text("#view .sent").contains("accepted")
                        && !landedPictures().isEmpty());
        long width = (Long) browser.evaluate("document.querySelector('.leaving').naturalWidth");
        browser.click("#view", "Stop");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.text("#view .why")).isEqualTo("idle Nothing is shared."));

        String picture = landedPictures().getFirst();
        publish(signal(ModelName.CHART_PATTERN, "bullish_engulfing", null, picture));
        publish(signal(ModelName.NEWS_SENTIMENT, "negative", "A headline with <b>marks</b>", null));
        await().atMost(PATIENCE)
                .until(() -> product.get("/api/v1/signals?asset=" + SYMBOL)
                                .path("items")
                                .size()
                        == 2);

        show("signals&asset=" + SYMBOL);
        assertThat(browser.text("#view")).contains("bullish engulfing", "A headline with <b>marks</b>");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.evaluate("document.querySelector('.thumbnail')?.naturalWidth"))
                        .isEqualTo(width));
    }

    /** Keys of the pictures that came from the page, in landing. */
    private List<String> landedPictures() throws Exception {
        Path landing = product.data().resolve("landing");
        if (!Files.isDirectory(landing.resolve("screen"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(landing.resolve("screen"))) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .map(file -> landing.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static ModelSignal signal(
            ModelName model, String label, @Nullable String title, @Nullable String landingKey) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new ModelSignal(
                "dashboard-" + label,
                "screen",
                now,
                now,
                ModelSignal.VERSION,
                SYMBOL,
                model,
                "1.0.0",
                new ModelOutput(label, Map.of(label, 0.8), 0.5, Map.of(), List.of(), null, null),
                "cause",
                title,
                landingKey);
    }

    private void publish(Event event) {
        try (var kafka =
                new KafkaProbe(product.described().path("bootstrap_servers").asText())) {
            kafka.send(
                    Topics.of(event.getClass()).name(),
                    event.subject(),
                    Wire.writeJson(event),
                    Map.of(HeaderNames.CONTENT_TYPE, HeaderNames.JSON));
        }
    }

    @Test
    @DisplayName("a served model is listed with its version and drift, and its card is rendered")
    void models() throws Exception {
        // Counts only while no worker has activated another version.
        publish(new ServedModel(
                "dashboard-model",
                "shipped",
                Instant.EPOCH,
                Instant.EPOCH,
                ServedModel.VERSION,
                ModelName.FORECAST,
                "0.0.1",
                "cpu",
                "ab".repeat(32),
                List.of(),
                Map.of("coverage", 0.9),
                "# forecast\n\nA card.\n"));
        await().atMost(PATIENCE)
                .until(() -> product.request("/api/v1/models/forecast", "application/json")
                                .statusCode()
                        == 200);
        JsonNode model = product.get("/api/v1/models/forecast");

        show("models&model=forecast");

        assertThat(browser.cell("models", "forecast", "Version"))
                .isEqualTo(model.path("model_version").asText());
        assertThat("# " + browser.text(".card h1"))
                .isEqualTo(model.path("card").asText().lines().findFirst().orElseThrow());
    }

    @Test
    @DisplayName("an analysis of bars is followed to its end, its contracts are listed and drawn, and one is run again")
    void jobs() throws Exception {
        Path bars = folder.resolve("bars");
        assertThat(Product.execute(List.of(
                                "sample", "bars", "--contracts", "3", "--bars", "500", "--output", bars.toString()))
                        .exitCode())
                .isZero();
        Map<String, String> parameters = Map.of(
                "input", bars.toString(), "output", folder.resolve("analysed").toString());
        String id = product.post("/api/v1/jobs", Map.of("kind", "analysis", "parameters", parameters))
                .path("job_id")
                .asText();

        show("jobs&job=" + id + "&unit=C00002");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(browser.cell("jobs", id, "State")).isEqualTo("done"));

        JsonNode unit = product.get("/api/v1/jobs/" + id).at("/units/1");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(browser.count("svg[aria-label^=Closes]")).isOne());
        assertThat(number(browser.cell("units", "C00002", "Hit rate, % of signals")))
                .isCloseTo(unit.at("/result/hit_rate/value").asDouble() * 100, within(0.05));
        browser.press("svg[aria-label^='hit rates']", Keys.ARROW_RIGHT);
        assertThat(browser.text(".hits .tip strong")).isEqualTo("C00002");
        browser.click(".units tbody tr", "Run again");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(product.get("/api/v1/jobs?limit=1")
                                .at("/0/parameters/contract")
                                .asText())
                        .isEqualTo("C00001"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.figure("units ended")).isEqualTo("1 of 1"));
    }

    @Test
    @DisplayName("a portfolio shows positions, and the profit of its dates as figures and bars")
    void portfolio() throws Exception {
        Instant day = Instant.parse("2026-03-02T15:00:00Z");
        publish(fill("dash-1", day, FillSide.BUY, 3, 5000));
        publish(fill("dash-2", day.plus(1, ChronoUnit.DAYS), FillSide.SELL, 2, 5010));
        await().atMost(PATIENCE)
                .until(() -> product.get("/api/v1/portfolio?account=DASH")
                                .at("/0/positions/0/quantity")
                                .asDouble()
                        == 1);
        JsonNode portfolio = product.get("/api/v1/portfolio?account=DASH").path(0);

        show("portfolio&account=DASH");

        assertThat(number(browser.cell("positions", "ESU5@CME", "Realized, $")))
                .isEqualTo(portfolio.at("/positions/0/realized_pnl").asDouble());
        String date = portfolio.at("/days/1/date").asText();
        assertThat(number(browser.cell("days", date, "Realized, $")))
                .isEqualTo(portfolio.at("/days/1/realized_pnl").asDouble());
        assertThat(browser.cell("accounts", "DASH", "Positions, open")).isEqualTo("1");
    }

    private static Fill fill(String id, Instant at, FillSide side, double quantity, double price) {
        return new Fill(
                id,
                "dashboard",
                at,
                at,
                Fill.VERSION,
                "DASH",
                "ESU5@CME",
                side,
                quantity,
                price,
                2.5,
                id,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs",
                "portfolio",
                "overview",
                "heatmap",
                "levels",
                "history",
                "assets",
                "signals",
                "models",
                "capture",
                "alerts",
                "rules",
                "webhooks",
                "dead-letters",
                "reports"
            })
    void aViewFitsAPhone(String view) {
        browser.prefer("light");
        browser.becomePhone();

        show(view);

        assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo(390L);
    }

    private void show(String view) {
        browser.open(product.url() + "/?symbol=" + SYMBOL + "&view=" + view);
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(",", "").replace('−', '-'));
    }

    /** For example −$1.43 bn. */
    private static double dollars(String text) {
        Matcher matcher = DOLLARS.matcher(text.replace('−', '-'));
        assertThat(matcher.find()).as(text).isTrue();
        double sign = matcher.group(1).isEmpty() ? 1 : -1;
        return sign * Double.parseDouble(matcher.group(2)) * SCALES.getOrDefault(String.valueOf(matcher.group(3)), 1.0);
    }

    private static List<String> texts(JsonNode numbers) {
        return numbers.valueStream()
                .map(number -> Double.toString(number.asDouble()))
                .toList();
    }

    private static int indexOf(List<String> texts, String text) {
        assertThat(texts).contains(text);
        return texts.indexOf(text);
    }
}
