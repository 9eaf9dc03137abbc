package io.dealerflow.quant.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.Right;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FateTest {
    private static final Convention DEFAULT = Convention.DEFAULT;

    private static Map<DropReason, Integer> dropped(Book book, Convention convention) {
        return PreparedBook.of(book, convention).quality().dropped();
    }

    private static List<OptionLine> one(double iv, long openInterest) {
        return List.of(Books.line(Right.CALL, 100, iv, openInterest));
    }

    @Test
    void adjustedIsTestedBeforeExpired() {
        Book book = Books.book(Books.series("AMD1", "2022-12-09", one(0.2, 1)));

        assertThat(dropped(book, DEFAULT)).containsExactly(Map.entry(DropReason.ADJUSTED, 1));
    }

    @Test
    void anAdjustedSeriesCountsWhenItsDeliverableIsKnown() {
        SeriesKey key = SeriesKey.listed(LocalDate.of(2022, 12, 16), "AMD1");
        Series.Observation now = new Series.Observation(Books.AS_OF, Books.SPOT);
        Series series = Series.ofKnownDeliverable(key, 150, now, one(0.2, 1));

        PreparedBook prepared = PreparedBook.of(Books.book(series), DEFAULT);

        assertThat(prepared.quality().used()).isEqualTo(1);
        assertThat(prepared.positions().signedUnits(0)).isEqualTo(150);
    }

    @Test
    void expiredIsTestedBeforeStaleAndZeroOpenInterest() {
        Series.Observation old = new Series.Observation(Books.AS_OF.minus(Duration.ofDays(5)), 100);
        Book book = Books.book(Books.series("SPY", "2022-12-09", old, one(0.2, 0)));

        assertThat(dropped(book, DEFAULT)).containsExactly(Map.entry(DropReason.EXPIRED, 1));
    }

    @Test
    void observedMoreThanADayBeforeIsStale() {
        Series.Observation day = new Series.Observation(Books.AS_OF.minus(Duration.ofHours(24)), 100);
        Series.Observation more = new Series.Observation(day.at().minusSeconds(1), 100);

        assertThat(dropped(Books.book(Books.series("SPY", "2022-12-16", day, one(0.2, 1))), DEFAULT))
                .isEmpty();
        assertThat(dropped(Books.book(Books.series("SPY", "2022-12-16", more, one(0.2, 1))), DEFAULT))
                .containsExactly(Map.entry(DropReason.STALE, 1));
    }

    @Test
    void zeroOpenInterestIsTestedBeforeVolatility() {
        Book book = Books.book(Books.series("SPY", "2022-12-16", one(0, 0)));

        assertThat(dropped(book, DEFAULT)).containsExactly(Map.entry(DropReason.ZERO_OPEN_INTEREST, 1));
    }

    @Test
    void volumeWeightsDropZeroVolume() {
        Convention volume = DEFAULT.toBuilder().weight(Weight.VOLUME).build();
        Book book = Books.book(Books.series("SPY", "2022-12-16", one(0.2, 1)));

        assertThat(dropped(book, volume)).containsExactly(Map.entry(DropReason.ZERO_VOLUME, 1));
    }

    @Test
    void placeholderAndAbsurdVolatilitiesAreNone() {
        for (double iv : new double[] {0, 0.001, 5.01}) {
            Book book = Books.book(Books.series("SPY", "2022-12-16", one(iv, 1)));

            assertThat(dropped(book, DEFAULT)).containsExactly(Map.entry(DropReason.NO_IV, 1));
        }
    }

    @Test
    void vendorGammasNeedNoVolatility() {
        Convention vendor = DEFAULT.toBuilder().gamma(GammaSource.VENDOR).build();
        Book book = Books.book(Books.series("SPY", "2022-12-16", one(0, 1)));

        assertThat(dropped(book, vendor)).isEmpty();
    }

    @Test
    void usedAndDroppedAreAllThatWasReceived() {
        Book book = Books.book(
                Books.series("SPY", "2022-12-09", one(0.2, 1)),
                Books.series("SPY", "2022-12-16", one(0, 1)),
                Books.series("SPY", "2022-12-23", one(0.2, 0)),
                Books.series("SPY", "2022-12-30", one(0.2, 1)));

        BookQuality quality = PreparedBook.of(book, DEFAULT).quality();

        int dropped =
                quality.dropped().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(quality.received()).isEqualTo(4);
        assertThat(quality.used() + dropped).isEqualTo(quality.received());
    }

    @Test
    void expiredCanBeKeptWithVendorGammasOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULT.toBuilder().expired(ExpiredRule.KEEP).build());
    }
}
