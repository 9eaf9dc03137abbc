package io.dealerflow.feature.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.raw.CotReportType;
import io.dealerflow.feature.asset.Role;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniverseFileTest {
    private static final String TWO = """
            assets:
              AAA:
                class: fx
                inputs:
                  closes: {topic: fx, pair: AAABBB}
                  base_rate: {topic: macro, series: RATE, lag: PT36H}
              BBB:
                class: equity
                inputs:
                  chain: {topic: gex, symbol: BBB}
                  positions: {topic: positioning, market: 1170E1, report: financial}
            """;

    private static Universe read(String text) {
        return UniverseFile.read("test.yaml", new StringReader(text));
    }

    @Test
    @DisplayName("the bundled universe has the assets that the product names, each with the inputs of its class")
    void bundled() throws IOException {
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/universe.yaml")), StandardCharsets.UTF_8)) {
            Universe universe = UniverseFile.read("universe.yaml", text);

            assertThat(universe.members())
                    .extracting(Member::name)
                    .contains(
                            "SPX",
                            "NDX",
                            "RUT",
                            "VIX",
                            "SIMX",
                            "GOLD",
                            "WTI",
                            "EURUSD",
                            "AUDUSD",
                            "USDJPY",
                            "US_CREDIT",
                            "US_RATES",
                            "CROSS_BORDER");
            assertThat(universe.member("SPX").sources(Role.POSITIONS))
                    .containsExactly(new Source(new Feed.Cot("13874A", CotReportType.FINANCIAL, false)));
            assertThat(universe.member("USDJPY").sources(Role.CLOSES))
                    .first()
                    .isEqualTo(new Source(new Feed.Fx("EURJPY"), new Feed.Fx("EURUSD")));
            assertThat(universe.members())
                    .allSatisfy(member ->
                            assertThat(member.sources()).containsKeys(Role.HIGH_YIELD, Role.INVESTMENT_GRADE));
            assertThat(universe.member("US_CREDIT").sources()).containsKeys(Role.YIELD_2Y, Role.YIELD_10Y);
            assertThat(universe.member("CROSS_BORDER").sources()).containsKeys(Role.YIELD_2Y, Role.YIELD_10Y);
        }
    }

    @Test
    @DisplayName("an asset outside the universe is the option chain of its name, unless an asset has that name")
    void othersAreChains() {
        Universe universe = read(TWO);

        assertThat(universe.member("CCC").assetClass()).isEqualTo(AssetClass.EQUITY);
        assertThat(universe.member("CCC").sources())
                .isEqualTo(Map.of(Role.CHAIN, List.of(new Source(new Feed.Gex("CCC")))));
        assertThat(universe.assetsFedBy(new Feed.Gex("CCC"))).containsExactly("CCC");
        assertThat(universe.assetsFedBy(new Feed.Gex("AAA"))).isEmpty();
    }

    @Test
    @DisplayName("closes are told to every asset, other inputs to those that they feed")
    void whoIsTold() {
        Universe universe = read(TWO);

        assertThat(universe.assetsFedBy(new Feed.Fx("AAABBB"))).containsExactly("AAA", "BBB");
        assertThat(universe.assetsFedBy(new Feed.Cot("1170E1", CotReportType.FINANCIAL, false)))
                .containsExactly("BBB");
        assertThat(universe.assetsFedBy(new Feed.Cot("1170E1", CotReportType.LEGACY, false)))
                .isEmpty();
    }

    @Test
    @DisplayName("assets of another economy are not told closes")
    void economies() {
        Universe universe = read(TWO.replace("class: equity", "class: equity\n    economy: simulated"));

        assertThat(universe.assetsFedBy(new Feed.Fx("AAABBB"))).containsExactly("AAA");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            class: fx                 | class: bond                | test.yaml, line 3: assets.AAA.class is unknown: bond
            class: fx                 | class: unknown             | test.yaml, line 3: assets.AAA.class is unknown: unknown
            closes:                   | close:                     | test.yaml, line 5: assets.AAA.inputs.close is unknown: close
            topic: gex                | topic: gexx                | test.yaml, line 10: assets.BBB.inputs.chain.topic is unknown: gexx
            topic: gex, symbol: BBB   | topic: bars, symbol: BBB   | test.yaml, line 10: assets.BBB.inputs.chain.topic cannot feed the role chain
            BBB:                      | AAA:                       | test.yaml, line 7: assets.AAA is there twice
            pair: AAABBB              | par: AAABBB                | test.yaml, line 5: assets.AAA.inputs.closes.par is unknown
            ', symbol: BBB'           | ''                         | test.yaml, line 10: assets.BBB.inputs.chain lacks symbol
            lag: PT36H                | lag: 2 days                | test.yaml, line 6: assets.AAA.inputs.base_rate.lag must be an ISO-8601 duration
            lag: PT36H                | lag: -PT1H                 | test.yaml, line 6: assets.AAA.inputs.base_rate.lag must be an ISO-8601 duration
            report: financial         | report: quarterly          | test.yaml, line 11: assets.BBB.inputs.positions.report is unknown: quarterly
            report: financial         | report: financial, combined: yes | test.yaml, line 11: assets.BBB.inputs.positions.combined must be true or false
            assets:                   | asset:                     | test.yaml, line 1: asset is unknown
            topic: fx, pair: AAABBB   | topic: signals, asset: AAA | test.yaml, line 5: assets.AAA.inputs.closes.topic cannot feed the role closes
            'class: fx'               | 'class: [fx]'              | test.yaml, line 3: assets.AAA.class must be text
            """)
    void aFaultIsNamedWithItsLine(String good, String bad, String message) {
        assertThatThrownBy(() -> read(TWO.replaceFirst(good, bad)))
                .isInstanceOf(InvalidUniverseException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void reportsOfTwoMarketsCannotBeCompared() {
        String list =
                "positions: [{topic: positioning, market: A, report: legacy}, {topic: positioning, market: B, report: legacy}]";

        assertThatThrownBy(() -> read(TWO.replaceFirst("positions: .*", list)))
                .hasMessageContaining("assets.BBB.inputs.positions must be one source");
    }

    @Test
    void aSeriesHasOneLag() {
        String twice = TWO.replace("base_rate", "quote_rate: {topic: macro, series: RATE}\n      base_rate");

        assertThatThrownBy(() -> read(twice)).hasMessageContaining("has the lag PT36H here and PT24H above: RATE");
    }

    @Test
    void emptyAndBrokenFilesAreNamed() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("test.yaml is empty");
        assertThatThrownBy(() -> read("assets: {")).hasMessageStartingWith("test.yaml is not YAML");
        assertThatThrownBy(() -> read("assets: {}")).hasMessageContaining("line 1: assets must not be empty");
        assertThatThrownBy(() -> read("assets: {A: {class: fx, inputs: {}}}"))
                .hasMessageContaining("assets.A.inputs must not be empty");
        assertThatThrownBy(() -> read("assets: {A: {class: fx, inputs: {closes: []}}}"))
                .hasMessageContaining("assets.A.inputs.closes must not be empty");
    }
}
