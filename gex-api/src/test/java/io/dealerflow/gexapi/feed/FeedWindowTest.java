package io.dealerflow.gexapi.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.gexapi.feed.FeedTest.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedWindowTest {
    private static Entry entry(long seq) {
        return new Entry(seq);
    }

    @Test
    void answersFromMemoryAsFarAsItReaches() {
        FeedWindow<Entry> window = FeedWindow.<Entry>startingAt(10).with(List.of(entry(11), entry(12), entry(14)), 100);

        assertThat(window.last()).isEqualTo(14);
        assertThat(window.after(10, 100)).contains(List.of(entry(11), entry(12), entry(14)));
        assertThat(window.after(12, 100)).contains(List.of(entry(14)));
        assertThat(window.after(10, 1)).contains(List.of(entry(11)));
        assertThat(window.after(14, 100)).contains(List.of());
    }

    @Test
    void doesNotAnswerForWhatItNeverSaw() {
        FeedWindow<Entry> window = FeedWindow.<Entry>startingAt(10).with(List.of(entry(11)), 100);

        assertThat(window.after(9, 100)).isEmpty();
    }

    @Test
    void forgetsTheOldestAndSaysSo() {
        FeedWindow<Entry> window = FeedWindow.<Entry>startingAt(0).with(List.of(entry(1), entry(2), entry(3)), 2);

        assertThat(window.after(0, 100)).isEmpty();
        assertThat(window.after(1, 100)).contains(List.of(entry(2), entry(3)));
    }
}
