package io.dealerflow.worker.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.Parity;
import io.dealerflow.worker.Shipped;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.artifact.RefusedModelException;
import io.dealerflow.worker.model.LoadedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that are not as they should be: a copy of the smallest model with one thing changed. */
class ModelLoaderTest {
    private static final String GRAPH = "regime.onnx";

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.list(Shipped.folder(ModelName.REGIME))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void anUnchangedCopyLoads() {
        try (LoadedModel model = Shipped.LOADER.load(ModelFolder.read(folder))) {
            assertThat(model.name()).isEqualTo(ModelName.REGIME);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.json", GRAPH, "golden.json", "card.md", "metrics.json"})
    void aMissingFileIsNamed(String file) throws IOException {
        Files.delete(folder.resolve(file));

        assertRefused(file + " is missing");
    }

    @Test
    void aFileOfAnotherDigestIsRefused() {
        byte[] graph = graph();
        graph[600] ^= 1;
        write(GRAPH, graph);

        assertRefused(GRAPH + " has SHA-256 " + Parity.sha256(graph) + ", model.json says");
    }

    @Test
    void aFileOfAnotherLengthIsRefused() {
        write(GRAPH, Arrays.copyOf(graph(), 700));

        assertRefused(GRAPH + " has 700 bytes, model.json says 1208");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300, 700, 1_200})
    @DisplayName("a graph that is cut short is refused even where the description names its digest")
    void aTruncatedGraph(int length) {
        replaceGraph(Arrays.copyOf(graph(), length));

        assertRefused(GRAPH + " ");
    }

    @Test
    void whatIsNoGraphIsRefused() {
        replaceGraph("this is no graph".repeat(50).getBytes(StandardCharsets.UTF_8));

        assertRefused(GRAPH + " is refused by the runtime");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"features\",\\n   \"type\": \"float32\" | \"features\",\\n   \"type\": \"int64\" | has the inputs",
                "\"name\": \"prior\" | \"name\": \"before\" | has the inputs",
                "\"name\": \"posterior\" | \"name\": \"after\" | has the outputs"
            })
    void otherInputsOrOutputsThanDescribedAreRefused(String text, String other, String problem) {
        change("model.json", text.translateEscapes(), other.translateEscapes());

        assertRefused(GRAPH + " " + problem);
    }

    @Test
    void anotherShapeThanDescribedIsRefused() {
        change("model.json", "    \"n\",\n    2\n", "    \"n\",\n    3\n");

        assertRefused("model.json says [features FLOAT32 [-1, 3]");
    }

    @Test
    void aGoldenCaseThatIsAnsweredOtherwiseIsNamed() {
        change("golden.json", "0.9507381", "0.9407381");

        assertRefused(GRAPH + " answers golden case 0 otherwise: posterior");
    }

    @Test
    @DisplayName("an answer that is no number is not the golden one")
    void notANumber() {
        change("golden.json", "[2.8958786, -0.3441867]", "[3e38, -3e38]");

        assertRefused(GRAPH + " answers golden case 0 otherwise");
    }

    @Test
    void goldenCasesThatTheGraphDoesNotTakeAreRefused() {
        change(
                "golden.json",
                "\"prior\": {\"type\": \"float32\", \"shape\": [1, 4]",
                "\"prior\": {\"type\": \"float32\", \"shape\": [4, 1]");

        assertRefused("fails in golden case 0");
    }

    @Test
    void aFileWithoutGoldenCasesIsRefused() {
        write("golden.json", "{\"tolerance\": 0.0001, \"cases\": []}".getBytes(StandardCharsets.UTF_8));

        assertRefused("golden.json has no case of " + GRAPH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../regime.onnx", "/etc/hostname", "a/b", "..", ".hidden"})
    void aFileOutsideTheFolderIsRefused(String path) {
        change("model.json", "\"path\": \"regime.onnx\"", "\"path\": \"" + path + "\"");

        assertRefused("model.json names the file " + path + ", which is not in the folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\": \"regime\" | \"name\": \"weather\" | of a model that this worker does not know: weather",
                "\"version\": \"1\" | \"version\": \"\" | lacks the text version",
                "\"device\": \"cpu\" | \"device\": \"cuda\" | names no graph for the CPU",
                "\"initial\" | \"first\" | has no preprocessing.initial",
                "\"log_range\"\\n | \"log_width\"\\n | the features are"
            })
    void aDescriptionThatLacksSomethingIsRefused(String text, String other, String problem) {
        change("model.json", text.translateEscapes(), other.translateEscapes());

        assertRefused("model.json ").hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "\u0000"})
    void aDescriptionThatIsNoJsonObjectIsRefused(String text) {
        write("model.json", text.getBytes(StandardCharsets.UTF_8));

        assertRefused("model.json is");
    }

    private AbstractThrowableAssert<?, ?> assertRefused(String problem) {
        return assertThatThrownBy(() -> Shipped.LOADER.load(ModelFolder.read(folder)))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageStartingWith("The model in " + folder + " is refused: ")
                .hasMessageContaining(problem);
    }

    private byte[] graph() {
        try {
            return Files.readAllBytes(folder.resolve(GRAPH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another graph, with the digest that belongs to it. */
    private void replaceGraph(byte[] other) {
        change("model.json", Parity.sha256(graph()), Parity.sha256(other));
        change("model.json", "\"bytes\": 1208", "\"bytes\": " + other.length);
        write(GRAPH, other);
    }

    private void change(String file, String text, String other) {
        try {
            String content = Files.readString(folder.resolve(file));
            assertThat(content).contains(text);
            Files.writeString(folder.resolve(file), content.replace(text, other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, byte[] content) {
        try {
            Files.write(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
