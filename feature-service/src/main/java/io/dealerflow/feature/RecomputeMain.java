package io.dealerflow.feature;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.feature.config.ConventionSettings;
import io.dealerflow.feature.config.UniverseBeans;
import io.dealerflow.feature.config.UniverseSettings;
import io.dealerflow.feature.gex.SnapshotEngine;
import io.dealerflow.feature.messaging.Recomputation;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Computes the features of a day from landed events, without broker and database: a program of its own, which {@code dealerflow recompute}
 * starts. It has the settings of the service from its environment.
 */
public final class RecomputeMain {
    private static final Map<String, Topic<? extends Event>> TOPICS =
            Topics.all().stream().collect(Collectors.toUnmodifiableMap(Topic::name, Function.identity()));

    private RecomputeMain() {}

    /**
     * @param arguments the day, in UTC; the file of events, one {@code {"topic": …, "event": …}} a line; the file to be written, with an event
     *                  of {@code features.assets} a line
     */
    public static void main(String[] arguments) throws IOException {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withDefaultValue("dealerflow.universe.file", "${UNIVERSE_FILE:}")
                .withMapping(UniverseSettings.class)
                .withMapping(ConventionSettings.class)
                .build();
        Path events = Path.of(arguments[1]);
        var recomputation = new Recomputation(
                UniverseBeans.read(config.getConfigMapping(UniverseSettings.class)),
                SnapshotEngine.of(
                        config.getConfigMapping(ConventionSettings.class).convention()),
                LocalDate.parse(arguments[0]),
                values(events));
        try (BufferedReader lines = Files.newBufferedReader(events)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                recomputation.add(event(line));
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[2]))) {
            for (AssetFeatures features : recomputation.features()) {
                out.write(Wire.writeJsonText(features));
                out.newLine();
            }
        }
    }

    private static List<MacroValue> values(Path events) throws IOException {
        String macro = '"' + Topics.RAW_MACRO.name() + '"';
        List<MacroValue> values = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(events)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(macro) && event(line) instanceof MacroValue value) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static Event event(String line) throws IOException {
        JsonNode node = Wire.json().readTree(line);
        String name = node.path("topic").asText();
        Topic<? extends Event> topic = TOPICS.get(name);
        if (topic == null) {
            throw new IllegalArgumentException("there is no topic " + name);
        }
        return Wire.json().treeToValue(node.path("event"), topic.type());
    }
}
