package io.dealerflow.ingest.source.fx;

import static io.dealerflow.ingest.FormatSamples.accepted;
import static io.dealerflow.ingest.FormatSamples.events;
import static io.dealerflow.ingest.FormatSamples.facts;
import static io.dealerflow.ingest.FormatSamples.read;
import static io.dealerflow.ingest.FormatSamples.refused;
import static io.dealerflow.ingest.FormatSamples.zip;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.source.bars.BarCsvFormat;
import io.dealerflow.testkit.RecordedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exchange rates of the ECB and of Alpha Vantage. Rates are made up unless recorded. */
class FxFormatsTest {
    private static final Format ECB = new EcbFormat(ParseLimits.DEFAULT);
    private static final Format ALPHA_VANTAGE =
            new AlphaVantageFormat(ParseLimits.DEFAULT, new BarCsvFormat(ParseLimits.DEFAULT, SourceZones.UTC));
    private static final String HISTORY = """
            Date,USD,JPY,CYP,
            2024-01-04,1.5,150.25,N/A,
            2024-07-03,1.25,160,0.5,
            """;
    private static final String DAILY = """
            {"Meta Data": {"1. Information": "Forex Daily Prices (open, high, low, close)", "2. From Symbol": "EUR",
              "3. To Symbol": "USD", "4. Output Size": "Compact", "5. Last Refreshed": "2024-01-04", "6. Time Zone": "UTC"},
             "Time Series FX (Daily)": {
              "2024-01-04": {"1. open": "1.5000", "2. high": "1.6000", "3. low": "1.4000", "4. close": "1.5500"},
              "2024-01-03": {"1. open": "1.4000", "2. high": "1.5000", "3. low": "1.3000", "4. close": "1.5000"}}}
            """;
    private static final String CSV = """
            timestamp,open,high,low,close
            2024-01-04,1.5000,1.6000,1.4000,1.5500
            2024-01-03,1.4000,1.5000,1.3000,1.5000
            """;

    @Test
    @DisplayName(
            "reference rates are those of one euro, fixed at 14:15 in Frankfurt; currencies without one are counted")
    void referenceRates() {
        Reading.Read read = accepted(ECB, HISTORY);

        assertThat(events(read, FxRate.class))
                .extracting(FxRate::pair, FxRate::asOf, FxRate::close, FxRate::open)
                .map(Object::toString)
                .containsExactly(
                        "(\"EURUSD\", 2024-01-04T13:15:00Z, 1.5, null)",
                        "(\"EURJPY\", 2024-01-04T13:15:00Z, 150.25, null)",
                        "(\"EURUSD\", 2024-07-03T12:15:00Z, 1.25, null)",
                        "(\"EURJPY\", 2024-07-03T12:15:00Z, 160.0, null)",
                        "(\"EURCYP\", 2024-07-03T12:15:00Z, 0.5, null)");
        assertThat(read.quality().received()).isEqualTo(6);
        assertThat(read.quality().dropped()).isEqualTo(Map.of("MISSING", 1));
    }

    @Test
    @DisplayName("the archive of the history and the file of one day, with its date in words, have the same events")
    void otherForms() {
        String daily = "Date, USD, JPY, CYP, \n04 January 2024, 1.5, 150.25, N/A, \n";
        byte[] archive = zip(HISTORY.getBytes(StandardCharsets.UTF_8));

        assertThat(accepted(ECB, daily).observations())
                .isEqualTo(accepted(ECB, HISTORY).observations().subList(0, 2));
        assertThat(ECB.recognises(archive)).isTrue();
        assertThat(accepted(ECB, archive).observations())
                .isEqualTo(accepted(ECB, HISTORY).observations());
    }

    @Test
    @DisplayName("daily prices as JSON and as CSV, whose pair is in the name of the file, are the same events")
    void dailyPrices() {
        List<FxRate> rates = events(accepted(ALPHA_VANTAGE, DAILY), FxRate.class);
        var csv = (Reading.Read)
                read(ALPHA_VANTAGE, "alpha_vantage", "fx_daily_EUR_USD.csv", CSV.getBytes(StandardCharsets.UTF_8));

        assertThat(rates.getFirst())
                .usingRecursiveComparison()
                .isEqualTo(events(csv, FxRate.class).getFirst());
        assertThat(rates).hasSize(2);
        assertThat(rates.getFirst().pair()).isEqualTo("EURUSD");
        assertThat(rates.getFirst().high()).isEqualTo(1.6);
        assertThat(rates.getFirst().close()).isEqualTo(1.55);
        assertThat(rates.getFirst().asOf()).isEqualTo("2024-01-04T23:59:59Z");
    }

    @Test
    @DisplayName("a CSV whose name is no pair of currencies holds bars, unless its sender says that it holds rates")
    void aCsvWithoutAPairInItsName() throws IOException {
        byte[] file = CSV.getBytes(StandardCharsets.UTF_8);
        String key = "s/2026-03-05/" + EventIds.sha256(file) + "+fx.csv";
        var asRates = (Reading.Refused) ALPHA_VANTAGE.read(
                new Arrival(LandedFile.of(key, file.length, FormatSamples.RECEIVED), "A.csv"),
                new ByteArrayInputStream(file));
        var asBars = (Reading.Read) read(ALPHA_VANTAGE, "s", "A.csv", file);

        assertThat(asBars.kind()).isEqualTo(FileKind.BARS);
        assertThat(events(asBars, BarSeries.class))
                .extracting(BarSeries::symbol)
                .containsExactly("A", "A");
        assertThat(facts(asRates)).containsExactly("MISSING_HEADER", 1, "pair", "A.csv");
    }

    @Test
    @DisplayName("a recorded answer with one current rate is an event of its instant")
    void currentRate() throws IOException {
        byte[] file = Files.readAllBytes(RecordedData.file("fx/alpha_vantage/mock_foreign_exchange"));

        FxRate rate = events(accepted(ALPHA_VANTAGE, file), FxRate.class).getFirst();

        assertThat(ALPHA_VANTAGE.recognises(file)).isTrue();
        assertThat(rate.pair()).isEqualTo("BTCCNY");
        assertThat(rate.asOf()).isEqualTo("2017-12-20T19:23:21Z");
        assertThat(rate.close()).isEqualTo(109631.430607);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Note          | Thank you for using our API! Our standard call frequency is 5 calls a minute.   | RATE_LIMITED
            Information   | We have detected your key; our standard rate limit is 25 requests per day.      | RATE_LIMITED
            Information   | The demo key is for demo purposes only.                                         | SOURCE_ERROR
            Error Message | Invalid API call. Please retry or visit the documentation.                      | SOURCE_ERROR
            """)
    @DisplayName("an answer without data, which comes with status 200, is refused under a reason of its own")
    void answersWithoutData(String member, String text, String reason) {
        String answer = "{\n    \"" + member + "\": \"" + text + "\"\n}";

        assertThat(ALPHA_VANTAGE.recognises(answer.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(facts(refused(ALPHA_VANTAGE, answer))).startsWith(reason, 2, member);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "NaN, NOT_A_NUMBER",
        "Inf, NOT_A_NUMBER",
        "1e999, ABSURD",
        "-1.5, NEGATIVE",
        "0, ABSURD",
        "'1,5', NOT_A_NUMBER"
    })
    void badRates(String text, String defect) {
        Reading.Refused history = refused(ECB, HISTORY.replace("04,1.5,", "04,\"" + text + "\","));
        Reading.Refused prices = refused(ALPHA_VANTAGE, DAILY.replace("1.5500", text));

        assertThat(facts(history)).containsExactly("TOO_MANY_BAD_RECORDS", 2, "USD", text);
        assertThat(history.message()).contains("1 " + defect);
        assertThat(facts(prices))
                .containsExactly("TOO_MANY_BAD_RECORDS", 4, "Time Series FX (Daily).2024-01-04.close", text);
        assertThat(prices.message()).contains("1 " + defect);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0000-01-04, ABSURD", "9999-01-04, ABSURD", "2024-13-04, NOT_A_DATE", "04.01.2024, NOT_A_DATE"})
    void badDates(String text, String defect) {
        Reading.Refused history = refused(ECB, HISTORY.replace("2024-01-04", text));

        assertThat(facts(history)).containsExactly("TOO_MANY_BAD_RECORDS", 2, "Date", text);
        assertThat(history.message()).contains("1 " + defect);
        assertThat(facts(refused(ALPHA_VANTAGE, DAILY.replace("\"2024-01-03\"", "\"" + text + "\""))))
                .startsWith("TOO_MANY_BAD_RECORDS", 5);
    }

    @Test
    @DisplayName("contradictory prices, and a day that comes twice, are left out")
    void contradictions() {
        assertThat(refused(ALPHA_VANTAGE, DAILY.replace("1.6000", "1.3000")).message())
                .contains("INCONSISTENT");
        assertThat(refused(ECB, HISTORY.replace("2024-07-03", "2024-01-04")).message())
                .contains("DUPLICATE");
    }

    @Test
    @DisplayName("files of a broken structure are refused whole, with line and field")
    void brokenStructure() {
        assertThat(facts(refused(ECB, HISTORY.replace("CYP,\n", "USD,\n"))))
                .containsExactly("INVALID_HEADER", 1, "column 4", "USD");
        assertThat(facts(refused(ECB, HISTORY.substring(0, 30)))).startsWith("TRUNCATED", 2);
        assertThat(facts(refused(ECB, "Date,USD\n2024-01-04,1.5"))).startsWith("TRUNCATED", 2, "USD");
        assertThat(facts(refused(ECB, HISTORY.replace("150.25,", "")))).startsWith("WRONG_COLUMN_COUNT", 2);
        assertThat(refused(ECB, "Date,USD,\n").reason()).isEqualTo("NO_RECORDS");
        assertThat(refused(ECB, "Date," + "USD,".repeat(10_000_000)).reason()).isEqualTo("UNKNOWN_FORMAT");
        assertThat(facts(refused(ALPHA_VANTAGE, DAILY.substring(0, DAILY.length() - 40))))
                .startsWith("TRUNCATED", 5);
        assertThat(facts(refused(ALPHA_VANTAGE, DAILY.replace("EUR", ""))))
                .contains("MISSING_HEADER", "Meta Data.From Symbol");
        assertThat(refused(ALPHA_VANTAGE, DAILY.replace("(Daily)", "(Weekly)")).reason())
                .isEqualTo("WRONG_STRUCTURE");
        assertThat(refused(ALPHA_VANTAGE, "[1]").reason()).isEqualTo("WRONG_STRUCTURE");
        assertThat(refused(ALPHA_VANTAGE, "{\"Meta Data\": " + "[".repeat(50)).reason())
                .isEqualTo("WRONG_STRUCTURE");
    }
}
