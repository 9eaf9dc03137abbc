package io.dealerflow.worker.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.worker.CountingModel;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.registry.Activation.Outcome.Activated;
import io.dealerflow.worker.registry.Activation.Outcome.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationTest {
    private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");

    @TempDir
    Path root;

    private final ServedVersions versions = new ServedVersions();
    private final List<CountingModel> loaded = new ArrayList<>();

    private Activation activation() {
        return new Activation(
                new FolderModels("folder", root),
                this::load,
                model -> ModelFolders.lane(model, Runnable::run),
                versions,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** As the files say; a version {@code broken} does not pass its own test. */
    private CountingModel load(ModelFolder folder) throws IOException {
        if (folder.version().equals("broken")) {
            throw new IOException("answers golden case 0 otherwise");
        }
        var model = new CountingModel(folder.name(), folder.version());
        loaded.add(model);
        return model;
    }

    @AfterEach
    void close() {
        versions.close();
    }

    @Test
    void whatTheFilesSayIsInTheEventOfTheActivation() throws Exception {
        ModelFolders.write(root.resolve("news_sentiment"), ModelName.NEWS_SENTIMENT, "1");

        List<Activation.Outcome> outcomes = activation().look();

        ServedModel served = ((Activated) outcomes.getFirst()).served();
        assertThat(outcomes).hasSize(1);
        assertThat(served.source()).isEqualTo("folder");
        assertThat(served.model()).isEqualTo(ModelName.NEWS_SENTIMENT);
        assertThat(served.modelVersion()).isEqualTo("1");
        assertThat(served.ingestTs()).isEqualTo(NOW);
        assertThat(served.device()).isEqualTo("cpu");
        assertThat(served.sha256()).isEqualTo("1".repeat(64));
        assertThat(served.labels()).containsExactly("a", "b");
        assertThat(served.metrics()).isEqualTo(Map.of("held_out.accuracy", 0.75));
        assertThat(served.card()).isEqualTo("# Card of 1");
    }

    @Test
    void whatIsServedAlreadyIsNotLoadedAgain() throws Exception {
        ModelFolders.write(root.resolve("regime"), ModelName.REGIME, "1");
        Activation activation = activation();
        activation.look();

        assertThat(activation.look()).isEmpty();
        assertThat(loaded).hasSize(1);
    }

    @Test
    @DisplayName("the version that the alias names is served; naming the one before serves that again")
    void aliasAndRollback() throws Exception {
        Path folder = root.resolve("regime");
        ModelFolders.write(folder.resolve("versions/1"), ModelName.REGIME, "1");
        ModelFolders.write(folder.resolve("versions/2"), ModelName.REGIME, "2");
        Activation activation = activation();

        for (String version : List.of("1", "2", "1")) {
            Files.writeString(folder.resolve("Production"), version + "\n");

            assertThat(activation.look()).singleElement().isInstanceOf(Activated.class);
            assertThat(label(ModelName.REGIME)).isEqualTo(version);
        }
    }

    @Test
    @DisplayName("a version that does not pass its test is refused, said once, and the one before goes on")
    void refusedVersion() throws Exception {
        Path folder = root.resolve("regime");
        ModelFolders.write(folder.resolve("versions/1"), ModelName.REGIME, "1");
        ModelFolders.write(folder.resolve("versions/2"), ModelName.REGIME, "broken");
        Files.writeString(folder.resolve("Production"), "1");
        Activation activation = activation();
        activation.look();
        Files.writeString(folder.resolve("Production"), "2");

        Refused first = (Refused) activation.look().getFirst();
        Refused second = (Refused) activation.look().getFirst();

        assertThat(first.cause()).hasMessageContaining("golden case 0");
        assertThat(first.repeated()).isFalse();
        assertThat(second.repeated()).isTrue();
        assertThat(label(ModelName.REGIME)).isEqualTo("1");
    }

    @Test
    void filesOfAnotherModelAreRefusedAndClosed() throws Exception {
        ModelFolders.write(root.resolve("regime"), ModelName.FORECAST, "1");

        Refused refused = (Refused) activation().look().getFirst();

        assertThat(refused.cause()).hasMessageContaining("holds forecast, not regime");
        assertThat(loaded.getFirst().isClosed()).isTrue();
    }

    @Test
    void aliasOfNoVersionIsRefusedAndAnAliasThatIsAPathIsAnError() throws Exception {
        Path folder = Files.createDirectories(root.resolve("regime"));
        Files.writeString(folder.resolve("Production"), "7");
        assertThat(activation().look()).singleElement().isInstanceOf(Refused.class);

        Files.writeString(folder.resolve("Production"), "../../elsewhere");
        assertThatThrownBy(() -> activation().look()).hasMessageContaining("must hold the name of a folder");
    }

    private String label(ModelName model) throws Exception {
        return versions.ask(model, version -> version.lane().submit(List.of(ModelInput.news("headline", null))))
                .get()
                .getFirst()
                .output()
                .label();
    }
}
