package io.dealerflow.scoring.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.scoring.instability.ComponentKind;
import io.dealerflow.scoring.instability.MeasureKind;
import io.dealerflow.scoring.instability.MeasureRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionsFileTest {
    @TempDir
    private Path folder;

    @Test
    void theBundledFileIsRead() {
        var definitions = DefinitionsFile.read(Optional.empty());

        assertThat(definitions.weights()).containsEntry(ComponentKind.FLOW, 0.2);
        assertThat(definitions
                        .measures()
                        .getOrDefault(AssetClass.EQUITY, Map.of())
                        .getOrDefault(ComponentKind.VOL, List.of()))
                .contains(new MeasureRule(MeasureKind.ATM_VOL_30D, 0.10, 0.60, Duration.ofDays(4)));
    }

    @Test
    void anotherFileReplacesIt() throws IOException {
        Path file = changed("flow: 0.20", "flow: 0.45");

        assertThat(DefinitionsFile.read(Optional.of(file)).weights()).containsEntry(ComponentKind.FLOW, 0.45);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'  flow: 0.20'                    | '  flow: -1'                     | weights must have a finite flow",
                "'  flow: 0.20'                    | '  flows: 0.20'                  | flows",
                "'  vol: 0.20\n'                   | ''                               | weights must have a finite vol",
                "'  vol: 0.20'                     | '  flow: 0.20'                   | Duplicate field 'flow'",
                "'fragile_from: 30'                | 'fragile_from: 75'               | fragile_from and explosive_from must ascend",
                "'look_back: P400D'                | 'look_back: long'                | history.look_back",
                "'look_back: P400D'                | 'look_back: P0D'                 | look_back must be positive",
                "'min_observations: 60'            | 'observations: 60'               | history.min_observations: Missing",
                "'hedging_flow_sold, calm: -0.5'   | 'hedging_flow_sold, calm: 2'     | measures.equity.flow[0]",
                "'hedging_flow_sold, calm'         | 'hedging_flow_sold, floor: 1, calm' | measures.equity.flow[0].floor",
                "'measure: atm_vol_30d'            | 'measure: vix'                   | measures.equity.vol[0].measure",
                "'{measure: realized_vol_20d, calm: 0.10' | '{measure: atm_vol_30d, calm: 0.10' | measures.equity.vol has a measure twice",
                "'  rates:'                        | '  bonds:'                       | bonds",
                "'min_flow_share: 0.05'            | 'min_flow_share: 5'              | min_flow_share must be between 0 and 1",
                "'pressure:'                       | 'pressures:'                     | pressure: Missing",
            })
    void whatIsWrongIsNamedWithFileAndPlace(String was, String is, String words) throws IOException {
        Path file = changed(was, is);

        assertThatIllegalStateException()
                .isThrownBy(() -> DefinitionsFile.read(Optional.of(file)))
                .withMessageContaining(file.toString())
                .withMessageContaining(words);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DefinitionsFile.read(Optional.of(folder.resolve("none.yaml"))))
                .withMessageContaining("none.yaml");
    }

    /** The bundled file with its first {@code was} replaced. */
    private Path changed(String was, String is) throws IOException {
        String bundled;
        try (var in = Objects.requireNonNull(
                DefinitionsFile.class.getResourceAsStream("/io/dealerflow/scoring/scores.yaml"))) {
            bundled = new String(in.readAllBytes(), UTF_8);
        }
        int at = bundled.indexOf(was);
        assertThat(at).as(was).isNotNegative();
        return Files.writeString(
                folder.resolve("scores.yaml"), bundled.substring(0, at) + is + bundled.substring(at + was.length()));
    }
}
