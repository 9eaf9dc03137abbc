package io.dealerflow.worker.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.contracts.raw.NewsTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsAssetsTest {
    private static final Instant PUBLISHED = Instant.parse("2026-01-05T14:30:00Z");

    private final NewsAssets assets = NewsAssets.shipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "S&P 500 falls as VIX jumps                        | SPX VIX",
                "Nasdaq-100 futures lower                          | NDX",
                "Gold prices steady, oil prices slip               | GOLD WTI",
                "GOLD FUTURES rise                                 | GOLD",
                "Goldman raises target                             | none",
                "Olympic gold for the team                         | none",
                "Apple and Microsoft report                        | AAPL MSFT",
                "An apple a day                                    | none",
                "Amazonian tribes                                  | none",
                "US crude's slide continues                        | WTI",
                "EUR/USD near parity                               | EURUSD",
                "Treasury yields climb after Federal Reserve speech | US_RATES",
                "SIMX slides on heavy selling                      | SIMX",
                "$NVDA and $spx up, costs $20                      | NVDA SPX",
                "Nothing of the kind                               | none"
            })
    void namesInATitle(String title, String expected) {
        assertThat(assets.assetsOf(item(title, "", List.of())))
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void tickersOfTheFeedAreAssetsUnlessTheyAreAnothersName() {
        assertThat(assets.assetsOf(item("Movers", "", List.of("^GSPC", "goog", "KO", "BRK.B", "not a ticker", ""))))
                .containsExactly("BRK.B", "GOOGL", "KO", "SPX");
    }

    @Test
    void theBeginningOfTheBodyCounts() {
        assertThat(assets.assetsOf(item("Stocks", "Shares of Nvidia fell.", List.of())))
                .containsExactly("NVDA");
        assertThat(assets.assetsOf(item("Stocks", "x ".repeat(300) + "Nvidia", List.of())))
                .isEmpty();
    }

    @Test
    void namesOfTheTableAreAssets() {
        assertThat(assets.isAsset("SIMX")).isTrue();
        assertThat(assets.isAsset("KO")).isFalse();
    }

    private static NewsItem item(String title, String body, List<String> tickers) {
        return new NewsItem(
                "1",
                "feed",
                PUBLISHED,
                PUBLISHED,
                1,
                NewsTime.PUBLISHED,
                PUBLISHED,
                null,
                null,
                title,
                body,
                false,
                null,
                List.of(),
                tickers,
                "en");
    }
}
