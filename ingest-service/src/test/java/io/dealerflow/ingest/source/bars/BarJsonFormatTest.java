package io.dealerflow.ingest.source.bars;

import static io.dealerflow.ingest.FormatSamples.accepted;
import static io.dealerflow.ingest.FormatSamples.events;
import static io.dealerflow.ingest.FormatSamples.facts;
import static io.dealerflow.ingest.FormatSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.ingest.BarRows;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bars in the JSON of Yahoo and Polygon; all prices are made up. */
class BarJsonFormatTest {
    private static final Format YAHOO = BarJsonFormat.yahoo(ParseLimits.DEFAULT);
    private static final Format POLYGON = BarJsonFormat.polygon(ParseLimits.DEFAULT);

    private static final String CHART = """
            {"chart":{"result":[{"meta":{"currency":"JPY","symbol":"^N225","exchangeTimezoneName":"Asia/Tokyo","gmtoffset":32400,
              "currentTradingPeriod":{"pre":{"timezone":"JST","start":1}},"dataGranularity":"1d","validRanges":["1d","5d"]},
              "timestamp":[1735862400,1736121600,1736208000],
              "indicators":{"quote":[{"open":[10.0,null,12],"high":[12.5,null,14],"low":[9,null,11],"volume":[100,null,null],
                "close":[11,null,13]}],"adjclose":[{"adjclose":[11,null,13]}]}}],"error":null}}
            """;
    private static final String AGGREGATES = """
            {"adjusted":true,"queryCount":2,"results":[
              {"v":100,"vw":10.5,"o":10,"c":11,"h":12,"l":9,"t":1735830000000,"n":5},
              {"v":2e2,"vw":11.5,"o":11,"c":12,"h":13,"l":10,"t":1735830300000,"n":5},
              {"v":300,"vw":12.5,"o":12,"c":13,"h":14,"l":11,"t":1735830600000,"n":5}],
             "resultsCount":3,"status":"OK","request_id":"x","ticker":"I:SPX","count":3}
            """;

    @Test
    @DisplayName("a chart has the dates of its exchange and its own interval; a bar without prices is none")
    void chart() {
        Reading.Read read = accepted(YAHOO, CHART);

        assertThat(YAHOO.recognises(CHART.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(read.quality().dropped()).isEqualTo(Map.of("MISSING", 1));
        List<BarSeries> series = events(read, BarSeries.class);
        assertThat(BarRows.rows(series))
                .containsExactly(
                        "N225,1d,2025-01-03T00:00:00Z,10,12.5,9,11,100", "N225,1d,2025-01-07T00:00:00Z,12,14,11,13,");
        assertThat(series.getFirst().date()).hasToString("2025-01-03");
        assertThat(events(accepted(YAHOO, CHART.replace("1735862400", "1735830000")), BarSeries.class)
                        .getFirst()
                        .date())
                .as("15:00 in UTC is midnight of the next day in Tokyo")
                .hasToString("2025-01-03");
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(delimiter = '|', textBlock = """
            [11,null,13]}],"adj | [11,null]}],"adj                   | WRONG_STRUCTURE      | chart.result[0].indicators.quote[0].close   | 2 values
            "^N225"             | ""                                 | WRONG_STRUCTURE      | chart.result[0].meta.symbol                 | ''
            9,null,11           | 9,null,12.5                        | TOO_MANY_BAD_RECORDS | chart.result[0].indicators.quote[0].low[2]  | 12.5
            9,null,11           | -9,null,11                         | TOO_MANY_BAD_RECORDS | chart.result[0].indicators.quote[0].low[0]  | -9
            9,null,11           | NaN,null,11                        | TOO_MANY_BAD_RECORDS | chart.result[0].indicators.quote[0].low[0]  | NaN
            9,null,11           | 1e999,null,11                      | TOO_MANY_BAD_RECORDS | chart.result[0].indicators.quote[0].low[0]  | 1e999
            9,null,11           | null,null,11                       | TOO_MANY_BAD_RECORDS | chart.result[0].indicators.quote[0].low[0]  | ''
            1736208000          | 1735862400                         | TOO_MANY_BAD_RECORDS | chart.result[0].timestamp[2]                | 1735862400
            1736208000          | 253402300799                       | TOO_MANY_BAD_RECORDS | chart.result[0].timestamp[2]                | 253402300799
            "error":null}}      | "error":null}                      | TRUNCATED            |                                             |
            "timestamp":[       | "timestamp":{[      | WRONG_STRUCTURE      | chart.result[0].timestamp                    | {
            """)
    @DisplayName("a bad chart is refused with its place")
    void badCharts(String part, String other, String reason, String field, String value) {
        assertThat(CHART).contains(part);
        List<Object> facts = facts(refused(YAHOO, CHART.replace(part, other)));

        assertThat(facts.getFirst()).isEqualTo(reason);
        assertThat(facts.subList(2, 4)).containsExactly(field, value);
    }

    @Test
    @DisplayName("an answer that there is no data is refused as the source's error")
    void yahooError() {
        String error =
                "{\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\",\"description\":\"No data found\"}}}";

        assertThat(facts(refused(YAHOO, error))).containsExactly("SOURCE_ERROR", 1, "chart.error", "No data found");
    }

    @Test
    void aggregates() {
        assertThat(POLYGON.recognises(AGGREGATES.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(BarRows.rows(events(accepted(POLYGON, AGGREGATES), BarSeries.class)))
                .containsExactly(
                        "SPX,5m,2025-01-02T15:00:00Z,10,12,9,11,100",
                        "SPX,5m,2025-01-02T15:05:00Z,11,13,10,12,200",
                        "SPX,5m,2025-01-02T15:10:00Z,12,14,11,13,300");
    }

    @Test
    void badAggregates() {
        assertThat(facts(refused(POLYGON, AGGREGATES.replace("\"I:SPX\"", "null"))))
                .containsExactly("MISSING_HEADER", 5, "ticker", "");
        assertThat(facts(refused(POLYGON, AGGREGATES.replace("\"h\":13", "\"h\":11.5"))))
                .containsExactly("TOO_MANY_BAD_RECORDS", 3, "results[1].h", "11.5");
        assertThat(facts(refused(POLYGON, "{\"status\":\"ERROR\",\"request_id\":\"x\",\"error\":\"Unknown API Key\"}")))
                .containsExactly("SOURCE_ERROR", 1, "status", "Unknown API Key");
        assertThat(refused(POLYGON, "{\"ticker\":\"X\",\"queryCount\":0,\"resultsCount\":0,\"status\":\"OK\"}")
                        .reason())
                .isEqualTo("NO_RECORDS");
    }
}
