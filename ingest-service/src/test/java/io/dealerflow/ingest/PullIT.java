package io.dealerflow.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.ingest.source.news.NewsSamples;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The running service asks a feed. */
@QuarkusTest
class PullIT extends IngestSystem {
    private static final String FEED = "/feed";

    @ConfigProperty(name = "test.vendor.url")
    URI vendor;

    @Test
    @DisplayName("a feed that fails, then answers, then has nothing new")
    void feed() throws Exception {
        WireMock server = new WireMock(vendor.getHost(), vendor.getPort());
        server.register(get(FEED).willReturn(aResponse().withStatus(503)));
        await().atMost(SOON).until(() -> outcome().equals("unavailable the source answered 503"));

        server.register(get(FEED)
                .willReturn(aResponse()
                        .withHeader("ETag", "\"one\"")
                        .withBody(NewsSamples.rss(NewsSamples.item(
                                "https://pulled.example.test/1", "A pulled title", "Words of a feed.")))));
        server.register(get(FEED)
                .withHeader("If-None-Match", equalTo("\"one\""))
                .willReturn(aResponse().withStatus(304)));

        assertThat(published(Topics.RAW_NEWS, "pulled-feed"))
                .extracting(NewsItem::title)
                .containsExactly("A pulled title");
        await().atMost(SOON).until(() -> outcome().startsWith("unchanged"));
        assertThat(query("SELECT title FROM ingest.raw_news WHERE source = 'pulled-feed'"))
                .containsExactly("A pulled title");
        assertThat(
                        query(
                                "SELECT failures || ' ' || (errors > 0) || ' ' || left(etag, 4) FROM ingest.pulls WHERE name = 'pulled-feed'"))
                .containsExactly("0 true \"one");
        server.verifyThat(
                moreThanOrExactly(1),
                getRequestedFor(urlEqualTo(FEED)).withHeader("If-None-Match", equalTo("\"one\"")));
        assertThat(given().get("/q/metrics").asString())
                .contains("dealerflow_pull_seconds_count{name=\"pulled-feed\",outcome=\"accepted\"");
    }

    private static String outcome() throws Exception {
        return query(
                        "SELECT last_outcome || ' ' || coalesce(last_error, '') FROM ingest.pulls WHERE name = 'pulled-feed' AND last_outcome IS NOT NULL")
                .stream()
                .findFirst()
                .orElse("");
    }
}
