package io.dealerflow.quant.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.Right;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryBucketTest {
    private static final LocalDate AS_OF = LocalDate.of(2022, 12, 12);

    @ParameterizedTest
    @CsvSource({
        "0, ZERO_DTE",
        "1, DAYS_1_TO_7",
        "7, DAYS_1_TO_7",
        "8, DAYS_8_TO_30",
        "30, DAYS_8_TO_30",
        "31, DAYS_31_TO_60",
        "60, DAYS_31_TO_60",
        "61, DAYS_61_TO_180",
        "180, DAYS_61_TO_180",
        "181, BEYOND_180_DAYS",
        "1800, BEYOND_180_DAYS"
    })
    void bucketsMeetAtTheirLastDays(int days, ExpiryBucket bucket) {
        assertThat(ExpiryBucket.of(AS_OF, AS_OF.plusDays(days))).isEqualTo(bucket);
    }

    private static GexAnalysis analysis(Book book, Convention convention) {
        return GexAnalysis.of(PreparedBook.of(book, convention));
    }

    @Test
    void everyBucketIsThereInOrder() {
        GexAnalysis analysis = analysis(Books.typical(), Convention.DEFAULT);

        List<BucketExposure> buckets = BucketExposure.of(analysis, null);

        assertThat(buckets).extracting(BucketExposure::bucket).containsExactly(ExpiryBucket.values());
        assertThat(buckets).extracting(BucketExposure::series).containsExactly(0, 2, 0, 2, 2, 0);
    }

    @Test
    void vendorGammasHaveNoOtherGreeks() {
        Convention vendor =
                Convention.DEFAULT.toBuilder().gamma(GammaSource.VENDOR).build();

        assertThat(BucketExposure.of(analysis(Books.typical(), vendor), null))
                .allSatisfy(row -> assertThat(row.greeks()).isNull());
    }

    @Test
    void whatExpiresTodayIsZeroDte() {
        Book book = Books.book(Books.series("SPY", "2022-12-12", List.of(Books.line(Right.CALL, 100, 0.2, 10))));

        assertThat(BucketExposure.of(analysis(book, Convention.DEFAULT), null)
                        .getFirst()
                        .series())
                .isEqualTo(1);
    }
}
