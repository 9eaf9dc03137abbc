package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.ingest.source.news.NewsSamples;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** News feeds through the upload, the broker and the table. Every test has sources and texts of its own. */
@QuarkusTest
class NewsIT extends IngestSystem {
    private static final String BODY = "Yields rose for a third day.";

    private static byte[] feed(String link, String title, String body) {
        return bytes(NewsSamples.rss(NewsSamples.item(link, title, body)));
    }

    private static List<String> titles(String like) throws Exception {
        return query(
                "SELECT title FROM ingest.raw_news WHERE url LIKE 'https://" + like + "%' ORDER BY ingest_ts, title");
    }

    @Test
    @DisplayName("items are published under their feed and stored as plain text")
    void feedIsPublished() throws Exception {
        byte[] file = bytes(NewsSamples.rss(
                NewsSamples.item(
                        "https://one.example.test/1", "Stocks &amp;amp; bonds", "<![CDATA[<p>" + BODY + "</p>]]>"),
                NewsSamples.item("https://one.example.test/2", "Oil", "Barrels.")));

        upload("news-one", "one.xml", file)
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("kind", equalTo("news"))
                .body("source", equalTo("news-one"))
                .body("records_received", equalTo(2))
                .body("records_accepted", equalTo(2))
                .body("first_as_of", equalTo("2026-03-04T15:30:00Z"))
                .body("keys", contains("news-one"));
        upload("news-one", "one.xml", file).statusCode(200).body("records_accepted", equalTo(2));
        awaitReadable(file, "news-one", "news", 2);

        assertThat(published(Topics.RAW_NEWS, "news-one"))
                .extracting(NewsItem::title)
                .containsExactlyInAnyOrder("Stocks & bonds", "Oil");
        assertThat(query("SELECT concat_ws('|', url, title, body, as_of_origin, language) FROM ingest.raw_news"
                        + " WHERE url = 'https://one.example.test/1'"))
                .containsExactly("https://one.example.test/1|Stocks & bonds|" + BODY + "|PUBLISHED|en-us");
    }

    @Test
    @DisplayName(
            "an item that another feed had is that feed's event, by its address or by its words, whenever it comes again")
    void acrossFeeds() throws Exception {
        byte[] first = feed("https://two.example.test/a", "Gold climbs", "Gold climbed on Monday.");
        byte[] sameAddress =
                feed("http://TWO.example.test/a/?utm_source=x#y", "Gold climbs, again", "Another summary of it.");
        byte[] sameWords = feed("https://two.example.test/copy", "GOLD climbs", "Gold climbed on Monday!");
        upload("news-two-a", first).statusCode(200).body("records_accepted", equalTo(1));

        for (int times = 0; times < 2; times++) {
            for (byte[] other : List.of(sameAddress, sameWords)) {
                upload("news-two-b", other)
                        .statusCode(200)
                        .body("status", equalTo("accepted"))
                        .body("records_received", equalTo(1))
                        .body("records_accepted", equalTo(0))
                        .body("dropped.DUPLICATE", equalTo(1));
                awaitReadable(other, "news-two-b", "news", 1);
            }
            upload("news-two-a", first).statusCode(200).body("records_accepted", equalTo(1));
        }

        assertThat(titles("two.example.test")).containsExactly("Gold climbs");
        assertThat(published(Topics.RAW_NEWS, "news-two-a")).hasSize(1);
    }

    @Test
    @DisplayName("a later version of an item by its own feed is a correction; an earlier one that comes late is not")
    void revisions() throws Exception {
        String first =
                NewsSamples.rss(NewsSamples.item("https://three.example.test/a", "Rates are cut", "By a quarter."));
        String revised = first.replace("Rates are cut", "Rates are held").replace("10:30", "11:30");
        String earlier = first.replace("Rates are cut", "Rates may be cut").replace("10:30", "09:30");

        upload("news-three", bytes(first)).statusCode(200).body("records_accepted", equalTo(1));
        upload("news-three", bytes(revised)).statusCode(200).body("records_accepted", equalTo(1));
        upload("news-three", bytes(earlier)).statusCode(200).body("dropped.DUPLICATE", equalTo(1));
        upload("news-three", bytes(first)).statusCode(200).body("records_accepted", equalTo(1));
        awaitReadable(bytes(revised), "news-three", "news", 1);

        assertThat(titles("three.example.test")).containsExactly("Rates are cut", "Rates are held");
    }

    @Test
    @DisplayName("of many feeds that have an item at once, one alone publishes it")
    void atOnce() throws Exception {
        List<Callable<Integer>> uploads = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i -> () -> upload(
                                "news-four-" + i,
                                feed("https://four.example.test/a?utm_id=" + i, "Copper slips " + i, "Text " + i))
                        .extract()
                        .statusCode())
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(uploads)) {
                assertThat(status.get()).isIn(200, 503); // 503: another instance or file is publishing it
            }
        }
        for (int i = 0; i < 8; i++) {
            byte[] file = feed("https://four.example.test/a?utm_id=" + i, "Copper slips " + i, "Text " + i);
            upload("news-four-" + i, file).statusCode(200);
            awaitReadable(file, "news-four-" + i, "news", 1);
        }

        assertThat(titles("four.example.test")).hasSize(1);
    }

    @Test
    @DisplayName("the same article in RSS, in a sitemap and in a JSON Feed is one event")
    void acrossFormats() throws Exception {
        byte[] sitemap = bytes(NewsSamples.sitemap("https://five.example.test/a", "Wheat rallies"));
        byte[] json = bytes(
                NewsSamples.json(
                        "{\"id\": \"1\", \"url\": \"https://five.example.test/a\", \"title\": \"Wheat rallies\", \"content_text\": \"Wheat.\"}"));

        upload("news-five-a", sitemap).statusCode(200).body("kind", equalTo("news"));
        upload("news-five-b", feed("https://five.example.test/a", "Wheat rallies", "More."))
                .statusCode(200)
                .body("dropped.DUPLICATE", equalTo(1));
        upload("news-five-c", json).statusCode(200).body("dropped.DUPLICATE", equalTo(1));
        awaitReadable(sitemap, "news-five-a", "news", 1);

        assertThat(titles("five.example.test")).containsExactly("Wheat rallies");
    }

    @Test
    @DisplayName("hostile feeds are refused by name and leave nothing behind")
    void hostileFeeds() throws Exception {
        upload(
                        "news-bad",
                        bytes(
                                "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&x;</title></item>"
                                        + "</channel></rss>"))
                .statusCode(422)
                .body("reason", equalTo("DOCTYPE"))
                .body("line", equalTo(1));
        upload("news-bad", bytes("<rss><channel><item><title>T</title>"))
                .statusCode(422)
                .body("reason", equalTo("TRUNCATED"));
        upload("news-bad", bytes(NewsSamples.json("{\"title\": \"nul \\u0000, half \\ud800\", \"url\": \"\\u0000\"}")))
                .statusCode(200)
                .body("records_accepted", equalTo(1))
                .body("dropped.DUPLICATE", nullValue());

        assertThat(published(Topics.RAW_NEWS, "news-bad"))
                .extracting(NewsItem::title)
                .containsExactly("nul , half ?");
    }

    @Test
    @DisplayName("the topic is not written in transactions: it has no offsets without a record")
    void noTransactions() {
        upload("news-six", feed("https://six.example.test/a", "Tin steadies", "Tin."))
                .statusCode(200);

        try (var probe = new KafkaProbe()) {
            var records = probe.all(Topics.RAW_NEWS.name());
            assertThat(records).isNotEmpty();
            records.stream()
                    .collect(java.util.stream.Collectors.groupingBy(record -> record.partition()))
                    .forEach((partition, ofPartition) ->
                            assertThat(ofPartition.getLast().offset() + 1).isEqualTo(ofPartition.size()));
        }
    }
}
