package io.dealerflow.feature;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.FillSide;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Portfolios between a real broker and a real database. */
@QuarkusTest
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "feature")
        })
class PortfolioIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant RECEIVED = Instant.parse("2026-03-20T00:00:00Z");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 10);

    private final String account = "it-" + UUID.randomUUID();
    private final String symbol = "IT" + Math.abs(account.hashCode() % 100_000) + "X";

    @BeforeEach
    void awaitReadiness() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/ready").then().statusCode(200));
    }

    @Test
    @DisplayName("fills and closes in any order become one portfolio; a correction replaces the fill that it corrects")
    void portfolio() {
        try (var kafka = new KafkaProbe()) {
            send(kafka, fill("sell", TUESDAY.plusDays(1), FillSide.SELL, 4, 12, RECEIVED));
            send(kafka, close(TUESDAY.plusDays(1), 13));
            send(kafka, fill("buy", TUESDAY, FillSide.BUY, 10, 10, RECEIVED));
            send(kafka, fill("buy", TUESDAY, FillSide.BUY, 10, 11, RECEIVED.plusSeconds(60)));

            await().atMost(PATIENCE).untilAsserted(() -> {
                Portfolio newest = newest(kafka);
                assertThat(newest.positions())
                        .containsExactly(new Portfolio.Position(
                                symbol + "@TEST", 1.0, 6, 11.0, 4.0, 0, 13.0, TUESDAY.plusDays(1), 12.0));
                assertThat(newest.days())
                        .last()
                        .extracting(Portfolio.Day::realizedPnl)
                        .isEqualTo(4.0);
            });
        }
    }

    private Portfolio newest(KafkaProbe kafka) {
        return kafka.all(Topics.FEATURES_PORTFOLIO.name()).stream()
                .filter(message -> account.equals(message.key()))
                .reduce((earlier, later) -> later)
                .map(message -> Wire.readJson(message.value(), Portfolio.class))
                .orElseThrow(() -> new AssertionError("there is no portfolio yet"));
    }

    private Fill fill(String trade, LocalDate date, FillSide side, double quantity, double price, Instant received) {
        return new Fill(
                account + trade + price,
                "test",
                date.atTime(15, 0).toInstant(ZoneOffset.UTC),
                received,
                Fill.VERSION,
                account,
                symbol + "@TEST",
                side,
                quantity,
                price,
                null,
                trade,
                null,
                null,
                null);
    }

    private BarSeries close(LocalDate date, double price) {
        Instant begin = date.atTime(20, 0).toInstant(ZoneOffset.UTC);
        return BarSeries.of(
                symbol + date,
                "test",
                begin.plus(Duration.ofHours(1)),
                RECEIVED,
                new BarSeries.Key(symbol, "1h", date),
                List.of(new BarSeries.Bar(begin, price, price, price, price, null)));
    }

    private static void send(KafkaProbe kafka, Event event) {
        kafka.send(
                Topics.of(event.getClass()).name(),
                event.subject(),
                EventCodec.write(event),
                Map.of(HeaderNames.CONTENT_TYPE, EventCodec.contentType(event)));
    }
}
