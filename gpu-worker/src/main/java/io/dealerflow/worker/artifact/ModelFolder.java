package io.dealerflow.worker.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.model.LoadedModel.Device;
import io.dealerflow.worker.onnx.Port;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The folder of one version of a model: {@code model.json}, the files that it names, {@code golden.json}, {@code metrics.json} and {@code card.md}; what they
 * hold is said in {@code models/README.md}. Every fault is a {@link RefusedModelException}.
 */
public final class ModelFolder {
    private static final String DESCRIPTION = "model.json";
    private static final String GOLDEN = "golden.json";
    private static final String METRICS = "metrics.json";
    private static final String CARD = "card.md";
    /** No file of a model is longer; what is longer is not read. */
    private static final long MAX_BYTES = 1L << 30;

    private static final Pattern FILE_NAME = Pattern.compile("\\w[\\w.-]*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final JsonNode description;
    private final ModelName name;
    private final String version;
    private final List<ModelFile> files;

    private ModelFolder(Path folder) {
        this.folder = folder;
        this.description = json(DESCRIPTION);
        this.name = named(text(description, "name"));
        this.version = text(description, "version");
        this.files = files(description.path("files"));
    }

    /**
     * A file that the description names.
     *
     * @param device {@code cpu}, {@code cuda} or {@code any} of a graph; empty of other files
     */
    public record ModelFile(String path, String device, String sha256, long bytes) {}

    /** Reads and checks the description; the files that it names are read, and checked, when they are asked for. */
    public static ModelFolder read(Path folder) {
        return new ModelFolder(folder);
    }

    public ModelName name() {
        return name;
    }

    public String version() {
        return version;
    }

    /** The classes of the model's label, in the order of the graph; empty of models without. */
    public List<String> labels() {
        JsonNode labels = description.path("labels");
        return labels.isObject() ? texts("labels", "formation") : texts("labels");
    }

    /** The graph for a device: the one made for it, else the one for any, else the one for the CPU. */
    public ModelFile graph(Device device) {
        for (String wanted : List.of(device.name().toLowerCase(Locale.ROOT), "any", "cpu")) {
            for (ModelFile file : files) {
                if (file.device().equals(wanted)) {
                    return file;
                }
            }
        }
        throw refused(DESCRIPTION, "names no graph for the CPU");
    }

    /** A named file of the description, for example a vocabulary. */
    public ModelFile file(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> refused(DESCRIPTION, "does not name the file " + path));
    }

    /** The bytes of a file, which are those that the description was written for. */
    public byte[] bytes(ModelFile file) {
        byte[] bytes = bytes(file.path());
        if (bytes.length != file.bytes()) {
            throw refused(file.path(), "has " + bytes.length + " bytes, " + DESCRIPTION + " says " + file.bytes());
        }
        String found = sha256(bytes);
        if (!found.equals(file.sha256())) {
            throw refused(file.path(), "has SHA-256 " + found + ", " + DESCRIPTION + " says " + file.sha256());
        }
        return bytes;
    }

    /** Inputs or outputs as the description has them; an axis with a name is of any length. */
    public List<Port> ports(String direction) {
        List<Port> ports = new ArrayList<>();
        for (JsonNode port : required(direction)) {
            List<Long> shape = new ArrayList<>();
            port.path("shape").forEach(axis -> shape.add(axis.isIntegralNumber() ? axis.asLong() : Port.ANY));
            ports.add(new Port(text(port, "name"), type(text(port, "type")), shape));
        }
        return ports;
    }

    /** Names of the columns of an input. */
    public List<String> columns(String input) {
        for (JsonNode port : required("inputs")) {
            if (port.path("name").asText().equals(input)) {
                return texts(port.path("columns"), "inputs " + input + " columns");
            }
        }
        throw refused(DESCRIPTION, "has no input " + input);
    }

    /** A list of texts in the description, by the names on the way to it. */
    public List<String> texts(String... path) {
        return texts(required(path), String.join(".", path));
    }

    /** A list of finite numbers in the description, by the names on the way to it. */
    public List<Double> numbers(String... path) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode number : required(path)) {
            if (!number.isNumber() || !Double.isFinite(number.asDouble())) {
                throw refused(DESCRIPTION, "has in " + String.join(".", path) + " what is no number: " + number);
            }
            numbers.add(number.asDouble());
        }
        return numbers;
    }

    /** A finite number in the description, by the names on the way to it. */
    public double number(String... path) {
        JsonNode number = required(path);
        if (!number.isNumber() || !Double.isFinite(number.asDouble())) {
            throw refused(DESCRIPTION, "has in " + String.join(".", path) + " what is no number: " + number);
        }
        return number.asDouble();
    }

    /** The reference of the model's drift, as its card describes it. */
    public JsonNode drift() {
        return required("drift");
    }

    /** A JSON file that the description names. */
    public JsonNode json(ModelFile file) {
        return json(file.path(), bytes(file));
    }

    /** Inputs and outputs that a runtime must repeat. */
    public JsonNode golden() {
        return json(GOLDEN);
    }

    /** The measured figures by their names, with dots between the parts; of a figure with an interval its value. */
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new TreeMap<>();
        collect("", json(METRICS), metrics);
        return metrics;
    }

    /** Markdown. */
    public String card() {
        String card = new String(bytes(CARD), StandardCharsets.UTF_8);
        if (card.isBlank()) {
            throw refused(CARD, "is empty");
        }
        return card;
    }

    /** What a caller that finds a fault in a file of this folder throws. */
    public RefusedModelException refused(String file, String problem) {
        return new RefusedModelException(folder, file, problem);
    }

    /** What a caller that finds a fault in a file of this folder throws. */
    public RefusedModelException refused(String file, String problem, Throwable cause) {
        return new RefusedModelException(folder, file, problem, cause);
    }

    private static void collect(String prefix, JsonNode node, Map<String, Double> into) {
        node.properties().forEach(entry -> {
            JsonNode value =
                    entry.getValue().path("value").isNumber() ? entry.getValue().path("value") : entry.getValue();
            if (value.isNumber()) {
                into.put(prefix + entry.getKey(), value.asDouble());
            } else {
                collect(prefix + entry.getKey() + ".", value, into);
            }
        });
    }

    private List<ModelFile> files(JsonNode listed) {
        List<ModelFile> found = new ArrayList<>();
        for (JsonNode file : listed) {
            String path = text(file, "path");
            if (!FILE_NAME.matcher(path).matches()) {
                throw refused(DESCRIPTION, "names the file " + path + ", which is not in the folder");
            }
            found.add(new ModelFile(
                    path,
                    file.path("device").asText(""),
                    text(file, "sha256"),
                    file.path("bytes").asLong()));
        }
        return found;
    }

    private ModelName named(String wireName) {
        for (ModelName model : ModelName.values()) {
            if (model != ModelName.UNKNOWN && model.wireName().equals(wireName)) {
                return model;
            }
        }
        throw refused(DESCRIPTION, "is of a model that this worker does not know: " + wireName);
    }

    private Port.ValueType type(String name) {
        for (Port.ValueType type : Port.ValueType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        throw refused(DESCRIPTION, "has a tensor of type " + name);
    }

    private JsonNode required(String... path) {
        JsonNode node = description;
        for (String name : path) {
            node = node.path(name);
        }
        if (node.isMissingNode() || node.isNull()) {
            throw refused(DESCRIPTION, "has no " + String.join(".", path));
        }
        return node;
    }

    private List<String> texts(JsonNode list, String where) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : list) {
            if (!text.isTextual()) {
                throw refused(DESCRIPTION, "has in " + where + " what is no text: " + text);
            }
            texts.add(text.asText());
        }
        return texts;
    }

    private String text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        if (text.isBlank()) {
            throw refused(DESCRIPTION, "lacks the text " + field);
        }
        return text;
    }

    private JsonNode json(String file) {
        return json(file, bytes(file));
    }

    private JsonNode json(String file, byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            if (!node.isObject()) {
                throw refused(file, "is no JSON object");
            }
            return node;
        } catch (IOException e) {
            throw refused(file, "is not JSON: " + e.getMessage(), e);
        }
    }

    private byte[] bytes(String file) {
        Path path = folder.resolve(file);
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw refused(file, "has more than " + MAX_BYTES + " bytes");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw refused(file, "is missing", e);
        } catch (IOException e) {
            throw refused(file, "cannot be read: " + e, e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
