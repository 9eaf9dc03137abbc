package io.dealerflow.ingest.source.news;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.contracts.raw.NewsTime;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewsFormatTest {
    private static final NewsFormat FORMAT = new NewsFormat(ParseLimits.DEFAULT);

    private static List<NewsItem> items(String feed) {
        byte[] bytes = feed.getBytes(UTF_8);
        assertThat(FORMAT.recognises(bytes)).isTrue();
        return FormatSamples.events(FormatSamples.accepted(FORMAT, bytes), NewsItem.class);
    }

    @Test
    @DisplayName("RSS: the content rather than the summary, HTML as plain text, authors and categories")
    void rss() {
        NewsItem item = items(NewsSamples.rss("""
                        <item><title>Banks &amp;amp; brokers: 5 &lt; 6</title>
                        <link>http://Paper.Example.test/2026/banks/?utm_source=rss&amp;id=7#top</link>
                        <guid isPermaLink="false">4711</guid>
                        <media:title>Another title</media:title><media:content url="https://i.example.test/1.png"/>
                        <description>Summary</description>
                        <content:encoded><![CDATA[<p>First<br>line</p><script>x()</script><p>&euro; 5&nbsp;m</p>]]></content:encoded>
                        <dc:creator>Ada, Bob</dc:creator><category>Banks</category><category domain="x">Rates</category>
                        <pubDate>Wed, 04 Mar 2026 10:30:15 -0500</pubDate></item>""")).getFirst();

        assertThat(item.title()).isEqualTo("Banks & brokers: 5 < 6");
        assertThat(item.body()).isEqualTo("First line € 5 m");
        assertThat(item.url()).isEqualTo("https://paper.example.test/2026/banks?id=7");
        assertThat(item.link()).isEqualTo("http://Paper.Example.test/2026/banks/?utm_source=rss&id=7#top");
        assertThat(item.asOf()).isEqualTo("2026-03-04T15:30:15Z");
        assertThat(item.asOfOrigin()).isEqualTo(NewsTime.PUBLISHED);
        assertThat(item.author()).isEqualTo("Ada, Bob");
        assertThat(item.categories()).containsExactly("Banks", "Rates");
        assertThat(item.language()).isEqualTo("en-us");
        assertThat(item.subject()).isEqualTo("news");
    }

    @Test
    @DisplayName("Atom: text, HTML and XHTML, relative links, the entry's own id and time")
    void atom() {
        List<NewsItem> items = items(NewsSamples.atom("""
                        <entry><title type="html">Oil &amp;lt; 100</title><link rel="self" href="x"/><link href="oil?b=2&amp;a=1"/>
                        <source><title>Elsewhere</title><updated>2020-01-01T00:00:00Z</updated></source>
                        <author><name>Ada</name><email>a@example.test</email></author><category term="oil"/>
                        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b> &lt;c&gt;<p>d</p></div></content>
                        <published>2026-03-04T15:30:00Z</published><updated>2026-03-04T16:00:00Z</updated></entry>""", """
                        <entry xml:lang="fr"><id>https://atom.example.test/2</id><title>1 &lt; 2 &amp;amp; <![CDATA[<b>3</b>]]></title>
                        <updated>2026-03-04T16:00:00+01:00</updated></entry>"""));

        NewsItem first = items.getFirst();
        assertThat(first.title()).isEqualTo("Oil < 100");
        assertThat(first.body()).isEqualTo("a b <c> d");
        assertThat(first.url()).isEqualTo("https://atom.example.test/posts/oil?a=1&b=2");
        assertThat(first.asOf()).isEqualTo("2026-03-04T15:30:00Z");
        assertThat(first.author()).isEqualTo("Ada");
        assertThat(first.categories()).containsExactly("oil");
        assertThat(first.language()).isEqualTo("de");
        NewsItem second = items.getLast();
        assertThat(second.title()).isEqualTo("1 < 2 &amp; <b>3</b>");
        assertThat(second.url()).isEqualTo("https://atom.example.test/2");
        assertThat(second.asOf()).isEqualTo("2026-03-04T15:00:00Z");
        assertThat(second.asOfOrigin()).isEqualTo(NewsTime.UPDATED);
        assertThat(second.language()).isEqualTo("fr");
    }

    @Test
    @DisplayName("a sitemap has titles, times and tickers, and the address of the article, not of its pictures")
    void sitemap() {
        NewsItem item = items(NewsSamples.sitemap("https://paper.example.test/a", "A &amp; B"))
                .getFirst();

        assertThat(item.title()).isEqualTo("A & B");
        assertThat(item.body()).isEmpty();
        assertThat(item.url()).isEqualTo("https://paper.example.test/a");
        assertThat(item.asOf()).isEqualTo("2026-03-04T15:30:00.900Z");
        assertThat(item.tickers()).containsExactly("NYSE:ABC", "NASDAQ:DEF");
        assertThat(item.categories()).containsExactly("Markets", "Rates");
        assertThat(item.language()).isEqualTo("en");
    }

    @Test
    void jsonFeed() {
        List<NewsItem> items = items(NewsSamples.json("""
                        {"id": "1", "url": "https://json.example.test/1", "title": "A <b> & B", "content_html": "<p>x</p><p>y</p>",
                         "date_published": "2026-03-04T15:30:00-05:00", "authors": [{"name": "Ada", "url": "https://a.test"}],
                         "tags": ["one", "two"], "attachments": [{"title": "no"}]}""", """
                        {"id": "https://json.example.test/2", "content_text": "a < b", "date_modified": "2026-03-04", "author": {"name": "B"}}"""));

        assertThat(items).extracting(NewsItem::title).containsExactly("A <b> & B", "");
        assertThat(items).extracting(NewsItem::body).containsExactly("x y", "a < b");
        assertThat(items).extracting(NewsItem::author).containsExactly("Ada", "B");
        assertThat(items).extracting(NewsItem::asOfOrigin).containsExactly(NewsTime.PUBLISHED, NewsTime.UPDATED);
        assertThat(items.getFirst().asOf()).isEqualTo("2026-03-04T20:30:00Z");
        assertThat(items.getFirst().categories()).containsExactly("one", "two");
        assertThat(items.getLast().url()).isEqualTo("https://json.example.test/2");
        assertThat(items.getLast().language()).isEqualTo("en");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -",
                "yesterday, -",
                "'Thu, 05 Mar 2026 12:11:00 GMT', 2026-03-05T12:11:00Z",
                "'Sat, 05 Mar 2050 12:00:00 GMT', 2050-03-05T12:00:00Z",
                "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z"
            })
    @DisplayName("an item without a possible time is of the time of receipt, and says so")
    void times(String given, String published) {
        String date = given == null ? "" : "<pubDate>" + given + "</pubDate>";
        NewsItem item = items(NewsSamples.rss("<item><title>T</title>" + date + "</item>"))
                .getFirst();

        assertThat(item.asOf()).isEqualTo(FormatSamples.RECEIVED);
        assertThat(item.asOfOrigin()).isEqualTo(NewsTime.RECEIVED);
        assertThat(item.publishedAt()).isEqualTo(published == null ? null : java.time.Instant.parse(published));
    }

    @Test
    @DisplayName("an item has the same id in every feed that says the same of it; another text has another id")
    void ids() {
        String link = "https://a.example.test/x";
        String one = id(NewsSamples.rss(NewsSamples.item(link, "Stocks fall", "Yields rise.")));
        String same = id(
                NewsSamples.rss(NewsSamples.item("http://A.example.test/x/?fbclid=1", "STOCKS fall!", "Yields  rise")));
        String corrected = id(NewsSamples.rss(NewsSamples.item(link, "Stocks fall", "Yields fall.")));

        assertThat(same).isEqualTo(one);
        assertThat(corrected).isNotEqualTo(one);
    }

    private static String id(String feed) {
        return items(feed).getFirst().eventId();
    }

    @Test
    @DisplayName("repeats in one feed, items without text and too large ones are left out and counted; the others stay")
    void leftOut() {
        String huge = "x".repeat(NewsDraft.MAX_TEXT + 1);
        var read = FormatSamples.accepted(
                FORMAT,
                NewsSamples.rss(
                        NewsSamples.item("https://a.example.test/1", "One", "1"),
                        NewsSamples.item("https://a.example.test/1?utm_medium=x", "One again", "1b"),
                        NewsSamples.item("https://a.example.test/2", "One", "1"),
                        NewsSamples.item("https://a.example.test/3", " <![CDATA[<img src='x'>]]>", ""),
                        NewsSamples.item("https://a.example.test/4", "Large", huge)));

        assertThat(read.quality().received()).isEqualTo(5);
        assertThat(read.quality().dropped()).isEqualTo(Map.of("DUPLICATE", 2, "MISSING", 1, "TOO_LARGE", 1));
    }

    @Test
    void aLongBodyIsCutAndSaysSo() {
        NewsItem item = items(NewsSamples.rss(
                        NewsSamples.item("https://a.example.test/1", "Long", "x".repeat(99_999) + "𝄞 end")))
                .getFirst();

        assertThat(item.truncated()).isTrue();
        assertThat(item.body()).isEqualTo("x".repeat(99_999));
    }

    @Test
    @DisplayName("an encoding that the file declares is used; bytes that are not of it refuse the file")
    void encodings() {
        String latin =
                "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item><title>Börse</title></item></channel></rss>";
        String undeclared = latin.replace("encoding='ISO-8859-1'", "");
        String unknown = latin.replace("ISO-8859-1", "KLINGON-8");

        NewsItem item = FormatSamples.events(FormatSamples.accepted(FORMAT, latin.getBytes(ISO_8859_1)), NewsItem.class)
                .getFirst();
        assertThat(item.title()).isEqualTo("Börse");
        assertThat(refusal(undeclared.getBytes(ISO_8859_1))).isEqualTo("UNDECODABLE");
        assertThat(refusal(unknown.getBytes(ISO_8859_1))).isEqualTo("UNDECODABLE");
        assertThat(refusal(latin.getBytes(java.nio.charset.StandardCharsets.UTF_16)))
                .isEqualTo("BINARY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&xxe;</title></item></channel></rss>",
                "<?xml version='1.0'?><!DOCTYPE rss SYSTEM 'http://127.0.0.1:1/x.dtd'><rss><channel><item><title>T</title></item></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
                        + "<rss><channel><item><title>&c;</title></item></channel></rss>"
            })
    @DisplayName("document types, and with them entities of any kind, refuse the file by name")
    void documentTypes(String feed) {
        assertThat(FORMAT.recognises(feed.getBytes(UTF_8))).isTrue();
        Reading.Refused refused = FormatSamples.refused(FORMAT, feed);

        assertThat(FormatSamples.facts(refused)).containsExactly("DOCTYPE", 1, "DOCTYPE", null);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TRUNCATED      | <rss><channel><item><title>T</title>",
                "TRUNCATED      | {\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"title\": \"T\"",
                "UNDECODABLE    | <rss><channel><item><title>T</item></channel></rss>",
                "UNDECODABLE    | <rss><channel><item><title>&nbsp;</title></item></channel></rss>",
                "UNDECODABLE    | <rss><channel></channel></rss><rss/>",
                "NO_RECORDS     | <rss><channel><title>T</title></channel></rss>",
                "NO_RECORDS     | <rss><channel><item><link>https://a.example.test</link></item></channel></rss>",
                "UNKNOWN_FORMAT | <html><body>No feed</body></html>",
                "MISSING_HEADER | {\"version\": \"https://jsonfeed.org/version/1.1\"}",
                "WRONG_STRUCTURE| {\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [1]}",
                "WRONG_STRUCTURE| [1]"
            })
    void refused(String reason, String feed) {
        assertThat(refusal(feed.getBytes(UTF_8))).isEqualTo(reason);
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "<rss><channel><item><title>T</title><x>" + "<a>".repeat(200) + "</a>".repeat(200)
                + "</x></item></channel></rss>";

        assertThat(refusal(deep.getBytes(UTF_8))).isEqualTo("WRONG_STRUCTURE");
    }

    @Test
    @DisplayName("a file that is cut anywhere is refused, and no other failure leaves the reader")
    void cutAnywhere() {
        byte[] feed = NewsSamples.rss(
                        NewsSamples.item("https://a.example.test/1", "Öl &amp; Gas", "<![CDATA[<p>x</p>]]>"))
                .strip()
                .getBytes(UTF_8);

        for (int length = 1; length < feed.length; length++) {
            Reading reading = FormatSamples.read(FORMAT, "news", "file", java.util.Arrays.copyOf(feed, length));
            assertThat(reading).as("cut after %d bytes", length).isInstanceOf(Reading.Refused.class);
        }
    }

    private static String refusal(byte[] feed) {
        return FormatSamples.refused(FORMAT, feed).reason();
    }
}
