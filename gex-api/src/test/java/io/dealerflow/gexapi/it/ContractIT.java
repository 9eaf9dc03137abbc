package io.dealerflow.gexapi.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.dealerflow.quant.chain.Convention;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Schemathesis against the OpenAPI document, with few examples; {@code ./dealerflow verify} runs many. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class ContractIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path LOG = Path.of("target", "schemathesis.log");
    /** The symbol that schemathesis.toml names. */
    private static final String SYMBOL = "SIMX";
    /** Of tests/contract/run: no Python, and Schemathesis cannot be installed. */
    private static final Set<Integer> UNAVAILABLE = Set.of(20, 21);

    @AfterAll
    static void deleteWhatWasCreated() throws Exception {
        Market.execute("DELETE FROM gex.webhooks");
        Market.execute("DELETE FROM gex.rules");
        Market.execute("DELETE FROM access.api_keys");
    }

    @Test
    @DisplayName("generated requests find no breach of the contract")
    void contract() throws Exception {
        try (var kafka = new KafkaProbe()) {
            Market.observe(kafka, Market.chain(SYMBOL, Market.AS_OF), Convention.DEFAULT);
            Market.store(Market.score(SYMBOL, Market.AS_OF, 50));
            Market.store(Market.report(LocalDate.parse("2026-03-11"), 1, SYMBOL));
            Market.publish(kafka, Market.alert(SYMBOL, 1));
        }
        var schemathesis = new ProcessBuilder(List.of(
                        ROOT.resolve("tests/contract/run").toString(),
                        "http://localhost:" + RestAssured.port,
                        "--max-examples=8",
                        "--generation-deterministic",
                        "--phases=examples,fuzzing"))
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        schemathesis.environment().put("DEALERFLOW_API_KEY", ProxiedServers.ADMIN_KEY);

        int exit = schemathesis.start().waitFor();

        String log = Files.readString(LOG, StandardCharsets.UTF_8);
        assumeFalse(UNAVAILABLE.contains(exit), "Schemathesis is not available: " + log);
        assertThat(exit).as(log).isZero();
    }
}
