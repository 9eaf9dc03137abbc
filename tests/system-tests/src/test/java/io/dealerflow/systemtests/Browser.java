package io.dealerflow.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/** An installed Chromium, without a window. */
final class Browser implements AutoCloseable {
    /** Chromium's stand-in for a shared screen asks for the camera too, which the dashboard may not have. */
    private static final String FAKE_SCREEN = "Permissions policy violation: camera";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            // A screen that can be shared without a question, with a moving picture.
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--window-size=1400,900");
    private static final String AXE = axe();
    /** What axe finds serious or critical, a line each. */
    private static final String VIOLATIONS = """
            const done = arguments[0];
            axe.run({resultTypes: ['violations']}).then(found => done(found.violations
              .filter(each => ['serious', 'critical'].includes(each.impact))
              .map(each => `${each.id} (${each.impact}): ${each.nodes[0].html}`)))
            """;
    /** The cell of a table in the panel of that class, by the text of the row's first cell and by the column's name and unit. */
    private static final String CELL = """
            const [panel, row, column] = arguments;
            const found = [...document.querySelectorAll(`.${panel} table.data tbody tr`)].find(each => each.cells[0].textContent === row);
            return found?.querySelector(`[data-label="${column}"]`)?.textContent
            """;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts the browser; skips the calling test where none is installed. */
    static Browser start() {
        Optional<Path> chromium = installed("chromium", "google-chrome", "chrome");
        Optional<Path> chromedriver = installed("chromedriver");
        Assumptions.assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "no browser is installed: apt-get install chromium chromium-driver");
        var options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(FLAGS);
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<Path> installed(String... names) {
        List<String> folders = List.of(System.getenv("PATH").split(":", -1));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("axe is on the class path", e);
        }
    }

    /** Opens a page and waits until the open view has loaded. */
    void open(String url) {
        driver.get(url);
        awaitLoaded();
    }

    private void awaitLoaded() {
        await().atMost(PATIENCE).until(() -> count("#view > *") > 0 && count("#view.loading") == 0);
    }

    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    /** Text of the first element, empty when there is none. */
    String text(String css) {
        return asText(driver.executeScript("return document.querySelector(arguments[0])?.innerText", css));
    }

    /** Text of the cell, empty when there is none; see {@link #CELL}. */
    String cell(String panel, String row, String column) {
        return asText(driver.executeScript(CELL, panel, row, column));
    }

    /** The figure under a name, empty when there is none. */
    String figure(String name) {
        return asText(driver.executeScript(
                "return [...document.querySelectorAll('dt')].find(each => each.innerText === arguments[0])?.nextElementSibling.innerText",
                name));
    }

    private static String asText(Object found) {
        return Objects.toString(found, "");
    }

    /** Clicks the first button, link or summary with this text within the element. */
    void click(String css, String text) {
        driver.executeScript(
                "[...document.querySelector(arguments[0]).querySelectorAll('button, a, summary')].find(each => each.innerText.trim() === arguments[1]).click()",
                css,
                text);
    }

    void type(String css, CharSequence... keys) {
        driver.findElement(By.cssSelector(css)).sendKeys(keys);
    }

    /** Gives the element the focus and presses the keys there. */
    void press(String css, Keys... keys) {
        driver.executeScript("document.querySelector(arguments[0]).focus()", css);
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Ticks the box with this label within the element. */
    void check(String css, String label) {
        driver.findElement(By.cssSelector(css))
                .findElement(By.xpath(".//label[normalize-space()='" + label + "']//input"))
                .click();
    }

    /** Selects an option of a menu by its value. */
    void choose(String css, String value) {
        driver.findElement(By.cssSelector(css + " option[value='" + value + "']"))
                .click();
    }

    /** As if the reader had agreed to notifications of the site. */
    void allowNotifications(String site) {
        driver.executeCdpCommand(
                "Browser.grantPermissions", Map.of("origin", site, "permissions", List.of("notifications")));
    }

    void script(String text) {
        driver.executeScript(text);
    }

    Object evaluate(String expression) {
        return driver.executeScript("return " + expression);
    }

    /** Shows pages as a phone does. */
    void becomePhone() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    }

    void becomeDesktop() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    void prefer(String colorScheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    /** Serious accessibility violations of the open page. */
    List<?> violations() {
        awaitLoaded(); // while it loads the view is dimmed
        driver.executeScript(AXE);
        return (List<?>) Objects.requireNonNull(driver.executeAsyncScript(VIOLATIONS));
    }

    /** Errors on the console since the last call. */
    List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .filter(message -> !message.contains(FAKE_SCREEN))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
