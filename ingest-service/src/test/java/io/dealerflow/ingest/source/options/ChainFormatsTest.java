package io.dealerflow.ingest.source.options;

import static io.dealerflow.ingest.FormatSamples.events;
import static io.dealerflow.ingest.FormatSamples.facts;
import static io.dealerflow.ingest.FormatSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Option chains of no particular exchange, and Yahoo's; all quotes are made up. */
class ChainFormatsTest {
    private static final Format JSON = ChainJsonFormat.generic(ParseLimits.DEFAULT);
    private static final Format YAHOO = ChainJsonFormat.yahoo(ParseLimits.DEFAULT);
    private static final Format CSV = new ChainCsvFormat(ParseLimits.DEFAULT);

    private static final String BODY = """
            {"symbol": "SPX", "spot_price": "6720.5", "as_of": "2026-03-13T14:30:00Z", "options_chain": [
              {"symbol": "SPX", "strike": 6700, "expiration": "2026-04-17", "option_type": "put",
               "bid": 70.1, "ask": 71.2, "open_interest": 1200, "implied_volatility": 0.17, "theta": -1},
              {"symbol": "SPXW260410C06750000", "strike": "6750", "expiration": "2026-04-10", "option_type": "call",
               "bid": "82.4", "ask": "83.6", "volume": 300, "open_interest": 900, "gamma": null}]}
            """;
    private static final String TABLE = """
            Symbol,Strike,Expiration,Option Type,Bid,Ask,Volume,Open Interest,Implied Volatility,spot_price,as_of
            SPX,6700,2026-04-17,put,70.1,71.2,,1200,0.17,6720.5,2026-03-13T14:30:00Z
            SPXW260410C06750000,,2026-04-10,C,82.4,83.6,300,900,,6720.5,2026-03-13T14:30:00Z
            """;
    private static final String CHAIN = """
            {"optionChain":{"result":[{"underlyingSymbol":"DEMO","expirationDates":[1775779200],"strikes":[100.0],
              "quote":{"language":"en-US","regularMarketPrice":101.5,"regularMarketTime":1773412200,"symbol":"DEMO"},
              "options":[{"expirationDate":1775779200,"calls":[{"contractSymbol":"DEMO260410C00100000","strike":100.0,"currency":"USD",
                "lastPrice":3.5,"volume":12,"openInterest":340,"bid":3.4,"ask":3.6,"impliedVolatility":0.251,"inTheMoney":true}],
               "puts":[{"contractSymbol":"DEMO260410P00100000","strike":100.0,"lastPrice":1.5,"bid":1.4,"ask":1.6,
                "impliedVolatility":0.26}]}]}],"error":null}}
            """;

    @Test
    @DisplayName("the body of a calculation is a chain, by series and strike")
    void genericJson() {
        assertThat(JSON.recognises(bytes(BODY))).isTrue();
        OptionChain chain = chain(JSON, BODY);

        assertThat(chain.underlying()).isEqualTo("SPX");
        assertThat(chain.spot()).isEqualTo(6720.5);
        assertThat(chain.asOf()).isEqualTo("2026-03-13T14:30:00Z");
        assertThat(rows(chain))
                .containsExactly(
                        "SPXW 2026-04-10 call 6750.0 82.4 83.6 NaN NaN 300 900",
                        "SPX 2026-04-17 put 6700.0 70.1 71.2 NaN 0.17 0 1200");
    }

    @Test
    @DisplayName("a table with the same fields is the same event")
    void genericCsv() {
        assertThat(CSV.recognises(bytes(TABLE))).isTrue();
        assertThat(chain(CSV, TABLE).eventId()).isEqualTo(chain(JSON, BODY).eventId());
    }

    @Test
    void yahoo() {
        assertThat(YAHOO.recognises(bytes(CHAIN))).isTrue();
        OptionChain chain = chain(YAHOO, CHAIN);

        assertThat(chain.asOf()).isEqualTo("2026-03-13T14:30:00Z");
        assertThat(rows(chain))
                .containsExactly(
                        "DEMO 2026-04-10 call 100.0 3.4 3.6 3.5 0.251 12 340",
                        "DEMO 2026-04-10 put 100.0 1.4 1.6 1.5 0.26 0 0");
    }

    @Test
    @DisplayName("the instant may come from the sender, and goes first")
    void senderSaysWhen() throws IOException {
        byte[] body = bytes(BODY.replace("\"as_of\": \"2026-03-13T14:30:00Z\", ", ""));
        String key = "s/2026-03-05/" + "a".repeat(64) + "@20260313T150000000Z.json";
        var read = (Reading.Read) JSON.read(
                new Arrival(LandedFile.of(key, 1, FormatSamples.RECEIVED), "x"), new ByteArrayInputStream(body));

        assertThat(events(read, OptionChain.class).getFirst().asOf()).isEqualTo("2026-03-13T15:00:00Z");
        assertThat(facts(refused(JSON, body))).containsExactly("MISSING_HEADER", 6, "as_of", null);
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(delimiter = '|', textBlock = """
            "strike": 6700    | "strike": "x"       | NOT_A_NUMBER | options_chain[0].strike        | x
            "strike": 6700    | "strike": 1e999     | ABSURD       | options_chain[0].strike        | 1e999
            "strike": 6700    | "strike": -1        | NEGATIVE     | options_chain[0].strike        | -1
            "bid": 70.1       | "bid": NaN          | NOT_A_NUMBER | options_chain[0].bid           | NaN
            "bid": 70.1       | "bid": -1           | NEGATIVE     | options_chain[0].bid           | -1
            "ask": 71.2       | "ask": 1e99         | ABSURD       | options_chain[0].ask           | 1e99
            1200              | 0.5                 | ABSURD       | options_chain[0].open_interest | 0.5
            2026-04-17        | 2026-02-30          | NOT_A_DATE   | options_chain[0].expiration    | 2026-02-30
            2026-04-17        | 9999-04-17          | NOT_A_DATE   | options_chain[0].expiration    | 9999-04-17
            "put"             | "straddle"          | ABSURD       | options_chain[0].option_type   | straddle
            "strike": "6750"  | "strike": "6751"    | INCONSISTENT | options_chain[1].strike        | 6751
            "call"            | "put"               | INCONSISTENT | options_chain[1].option_type   | put
            SPXW260410C06750000 | S&P               | BAD_SYMBOL   | options_chain[1].symbol        | S&P
            """)
    @DisplayName("a bad value drops its contract under a reason, and is named when the file is refused")
    void badContracts(String part, String other, String defect, String field, String value) {
        assertThat(BODY).contains(part);
        Reading.Refused refused = refused(JSON, BODY.replace(part, other));

        assertThat(refused.reason()).isEqualTo("TOO_MANY_BAD_CONTRACTS");
        assertThat(refused.quality().dropped()).isEqualTo(Map.of(defect, 1));
        assertThat(facts(refused).subList(2, 4)).containsExactly(field, value);
    }

    @Test
    @DisplayName("what is no chain is refused with its place")
    void refusals() {
        assertThat(facts(refused(JSON, BODY.replace("\"6720.5\"", "0"))))
                .containsExactly("INVALID_HEADER", 1, "spot_price", "0");
        assertThat(facts(refused(JSON, BODY.replace("2026-03-13T14:30:00Z", "2026-03-13"))))
                .containsExactly("INVALID_HEADER", 1, "as_of", "2026-03-13");
        assertThat(refused(JSON, BODY.substring(0, 300)).reason()).isEqualTo("TRUNCATED");
        assertThat(facts(refused(CSV, TABLE.replace(",,6720.5,", ",,6721,"))))
                .containsExactly("WRONG_STRUCTURE", 3, "spot_price", "6721 2026-03-13T14:30:00Z");
        assertThat(facts(refused(YAHOO, "{\"optionChain\":{\"result\":[],\"error\":{\"code\":\"Not Found\"}}}")))
                .containsExactly("SOURCE_ERROR", 1, "optionChain.error", "Not Found");
    }

    private static OptionChain chain(Format format, String text) {
        return events((Reading.Read) FormatSamples.read(format, "chains", "file", bytes(text)), OptionChain.class)
                .getFirst();
    }

    private static List<String> rows(OptionChain chain) {
        OptionChain.Contracts contracts = chain.contracts();
        return IntStream.range(0, contracts.size())
                .mapToObj(i -> chain.series().get(contracts.series()[i]).root() + " "
                        + chain.series().get(contracts.series()[i]).expiry() + " "
                        + (contracts.call()[i] ? "call" : "put") + " "
                        + contracts.strike()[i] + " " + contracts.bid()[i] + " "
                        + contracts.ask()[i] + " " + contracts.last()[i] + " "
                        + contracts.iv()[i] + " " + contracts.volume()[i] + " "
                        + contracts.openInterest()[i])
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
