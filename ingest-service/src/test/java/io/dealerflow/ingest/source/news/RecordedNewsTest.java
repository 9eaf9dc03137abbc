package io.dealerflow.ingest.source.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.testkit.RecordedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Recorded feeds against independent readers. */
class RecordedNewsTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-20T12:00:00Z");
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/news-figures.csv", useHeadersInDisplayName = true)
    @DisplayName("every item of a recorded feed is read as an independent reader reads it")
    void everyItem(String name, int count, int repeats, Instant first, Instant last, String sha256) throws IOException {
        byte[] file = Files.readAllBytes(RecordedData.file("news/rss_xml/" + name));
        NewsFormat format = new NewsFormat(ParseLimits.DEFAULT);

        LandedFile landed = LandedFile.of("news/2026-03-20/" + EventIds.sha256(file) + ".xml", file.length, RECEIVED);

        var read = (Reading.Read) format.read(new Arrival(landed, name), new ByteArrayInputStream(file));

        assertThat(format.recognises(file)).isTrue();
        assertThat(read.quality().received()).isEqualTo(count);
        assertThat(read.quality().droppedTotal()).isEqualTo(repeats);
        List<NewsItem> items = FormatSamples.events(read, NewsItem.class);
        assertThat(items).hasSize(count - repeats);
        assertThat(items).extracting(NewsItem::asOf).contains(first, last);
        assertThat(items).extracting(NewsItem::eventId).doesNotHaveDuplicates();
        String rows = String.join(
                "\n", items.stream().map(RecordedNewsTest::row).sorted().toList());
        assertThat(EventIds.sha256(rows.getBytes(StandardCharsets.UTF_8))).isEqualTo(sha256);
    }

    /** As tools/reference/news.py writes it. */
    private static String row(NewsItem item) {
        long published = item.asOf().toEpochMilli();
        long words = WORD.matcher(item.body()).results().count();
        return item.link() + "\t" + item.title() + "\t" + published + "\t" + words;
    }
}
