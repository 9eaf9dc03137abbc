package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The dashboard of a server that answers nobody without a key. Skipped where no browser is installed. */
@ExtendWith(SharedProduct.class)
@Tag("long")
class DashboardKeysIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> NOBODY_WITHOUT_KEY = Map.of("DEALERFLOW_ANONYMOUS", "none");

    private final Product product;

    DashboardKeysIT(Product product) {
        this.product = product;
    }

    @Test
    @DisplayName("a key is asked for, refused when it is not valid, used when it is, and forgotten")
    void key(@TempDir Path folder) throws Exception {
        try (Browser browser = Browser.start();
                Replica replica = Replica.of(product.processOf("gex-api"), folder, NOBODY_WITHOUT_KEY)) {
            await().atMost(PATIENCE).ignoreExceptions().until(replica::isReady);
            JsonNode issued = product.run("keys", "create", "--name", "dashboard", "--scopes", "read", "--json")
                    .objects()
                    .getFirst();

            browser.open("http://127.0.0.1:" + replica.port() + "/?symbol=SIMX&view=overview");
            awaitText(browser, "#key-scope", "This view requires an API key with the scope read.");
            browser.type("#key", "df_wrong", Keys.ENTER);
            awaitText(browser, "#key-scope", "This key is not valid.");
            browser.type("#key", issued.path("secret").asText(), Keys.ENTER);
            awaitText(browser, "#key-name", "key dashboard");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(browser.figure("Spot")).isNotEmpty());
            assertThat(browser.violations()).isEmpty();
            browser.click("#key-owner", "forget");
            awaitText(browser, "#key-scope", "requires an API key");
        }
    }

    private static void awaitText(Browser browser, String css, String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.text(css)).contains(text));
    }
}
