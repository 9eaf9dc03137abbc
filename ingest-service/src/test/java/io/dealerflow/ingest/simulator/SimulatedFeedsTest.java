package io.dealerflow.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.source.captures.CaptureFormat;
import io.dealerflow.ingest.source.news.NewsFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SimulatedFeedsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T16:00:02Z");

    @Test
    @DisplayName("another reader finds candles of both colours on white, whole")
    void picture() throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(ChartPicture.of(42, "SIMX", 5000, NOW)));

        assertThat(picture.getWidth()).isEqualTo(640);
        assertThat(picture.getHeight()).isEqualTo(400);
        Set<Integer> colours = IntStream.range(0, 640 * 400)
                .mapToObj(at -> picture.getRGB(at % 640, at / 640) & 0xFFFFFF)
                .collect(Collectors.toSet());
        assertThat(colours).containsExactlyInAnyOrder(0xFFFFFF, 0xE3E6EA, 0x1F9D6B, 0xD64545);
        assertThat(picture.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void aPictureIsDeterminedBySeedSymbolAndTime() {
        byte[] picture = ChartPicture.of(42, "SIMX", 5000, NOW);

        assertThat(ChartPicture.of(42, "SIMX", 5000, NOW)).isEqualTo(picture);
        assertThat(ChartPicture.of(42, "SIMX", 5000, NOW.plusSeconds(5))).isNotEqualTo(picture);
        assertThat(ChartPicture.of(43, "SIMX", 5000, NOW)).isNotEqualTo(picture);
        assertThat(ChartPicture.of(42, "SIMCL", 5000, NOW)).isNotEqualTo(picture);
    }

    @Test
    @DisplayName("the bars of a later picture are those of an earlier one, moved on")
    void barsMoveOn() {
        ChartBars bars = new ChartBars(42, "SIMX", 5000);

        assertThat(bars.until(NOW.plusSeconds(20), 40).subList(0, 30))
                .isEqualTo(bars.until(NOW, 40).subList(10, 40));
        assertThat(bars.until(NOW, 2_000)).allSatisfy(bar -> {
            assertThat(bar.high()).isGreaterThanOrEqualTo(Math.max(bar.open(), bar.close()));
            assertThat(bar.low()).isLessThanOrEqualTo(Math.min(bar.open(), bar.close()));
            assertThat(bar.close()).isBetween(4_500.0, 5_500.0);
        });
    }

    @Test
    void thePictureIsAcceptedAsACapture() {
        byte[] picture = ChartPicture.of(42, "SIMX", 5000, NOW);

        Capture capture = FormatSamples.events(FormatSamples.accepted(new CaptureFormat(), picture), Capture.class)
                .getFirst();
        assertThat(capture.width()).isEqualTo(640);
        assertThat(picture.length).isLessThan(20_000);
    }

    @Test
    @DisplayName("every item is one of a feed, names its symbol, and is seldom one that was there before")
    void news() {
        List<NewsItem> items = LongStream.range(0, 300)
                .mapToObj(number -> FormatSamples.accepted(
                        new NewsFormat(ParseLimits.DEFAULT), Headlines.feed(42, number, NOW.plusSeconds(number))))
                .map(read -> FormatSamples.events(read, NewsItem.class).getFirst())
                .toList();

        assertThat(items).allSatisfy(item -> {
            assertThat(item.title()).containsPattern("SIMX|SIMCL|SIMUSD");
            assertThat(item.body()).isNotBlank();
            assertThat(item.language()).isEqualTo("en");
            assertThat(item.url()).startsWith("https://simulator.invalid/42/");
        });
        assertThat(items.getFirst().asOf()).isEqualTo(NOW);
        assertThat(items.stream().map(NewsItem::title).distinct().count()).isGreaterThan(270);
        assertThat(items.stream().filter(isAbout("SIMX")).count()).isEqualTo(100);
    }

    @Test
    void newsAreDeterminedBySeedAndNumber() {
        assertThat(Headlines.feed(42, 7, NOW)).isEqualTo(Headlines.feed(42, 7, NOW));
        assertThat(Headlines.feed(42, 7, NOW)).isNotEqualTo(Headlines.feed(43, 7, NOW));
        assertThat(Headlines.feed(42, 7, NOW)).isNotEqualTo(Headlines.feed(42, 10, NOW));
    }

    private static Predicate<NewsItem> isAbout(String symbol) {
        return item -> item.title().contains(symbol);
    }
}
