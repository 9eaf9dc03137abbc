package io.dealerflow.feature.universe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A map of a YAML document that is read strictly: faults name file, line and path. Scalars are text as written. */
final class YamlMap {
    private final String file;
    private final String path;
    private final Node node;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    /** @param path of the map within the document; empty for the document */
    YamlMap(String file, String path, @Nullable Node node) {
        if (node == null) {
            throw new InvalidUniverseException(file + " is empty; it must have assets");
        }
        this.file = file;
        this.path = path;
        this.node = node;
        if (!(node instanceof MappingNode map)) {
            throw fault(node, path, "must be a map");
        }
        for (NodeTuple entry : map.getValue()) {
            String key = text(entry.getKeyNode(), path + " has a key that");
            if (entries.put(key, entry) != null) {
                throw fault(entry.getKeyNode(), at(key), "is there twice");
            }
        }
    }

    Set<String> keys() {
        return entries.keySet();
    }

    /** Refuses other keys than these. */
    void allow(String... keys) {
        for (String key : entries.keySet()) {
            if (!List.of(keys).contains(key)) {
                throw fault(entry(key).getKeyNode(), at(key), "is unknown; there may be " + String.join(", ", keys));
            }
        }
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    YamlMap map(String key) {
        return new YamlMap(file, at(key), value(key));
    }

    /** One map, or each of a list. */
    List<YamlMap> mapOrMaps(String key) {
        if (!(value(key) instanceof SequenceNode list)) {
            return List.of(map(key));
        }
        if (list.getValue().isEmpty()) {
            throw fault(list, at(key), "must not be empty");
        }
        List<YamlMap> maps = new ArrayList<>();
        for (Node item : list.getValue()) {
            maps.add(new YamlMap(file, at(key) + "[" + maps.size() + "]", item));
        }
        return maps;
    }

    String text(String key) {
        return text(value(key), at(key));
    }

    /** The constant whose name this is in lower case. */
    <E extends Enum<E>> E oneOf(String key, Class<E> type, Set<E> refused) {
        return constant(text(key), value(key), key, type, refused);
    }

    /** As {@link #oneOf}, of a key itself. */
    <E extends Enum<E>> E keyAs(String key, Class<E> type) {
        return constant(key, entry(key).getKeyNode(), key, type, Set.of());
    }

    private <E extends Enum<E>> E constant(String text, Node at, String key, Class<E> type, Set<E> refused) {
        List<E> taken = Arrays.stream(type.getEnumConstants())
                .filter(constant -> !refused.contains(constant))
                .toList();
        return taken.stream()
                .filter(constant -> lower(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> fault(
                        at,
                        at(key),
                        "is unknown: " + text + "; it must be one of "
                                + taken.stream().map(YamlMap::lower).collect(Collectors.joining(", "))));
    }

    /** A fault of the value of a key. */
    InvalidUniverseException fault(String key, String what) {
        return fault(value(key), at(key), what);
    }

    /** A fault of the map as a whole. */
    InvalidUniverseException fault(String what) {
        return fault(node, path, what);
    }

    private Node value(String key) {
        return entry(key).getValueNode();
    }

    private NodeTuple entry(String key) {
        NodeTuple entry = entries.get(key);
        if (entry == null) {
            throw fault(
                    node, path.isEmpty() ? file : path, "lacks " + key + "; it has " + new TreeSet<>(entries.keySet()));
        }
        return entry;
    }

    private String text(Node scalar, String where) {
        if (!(scalar instanceof ScalarNode text) || text.getValue().isBlank()) {
            throw fault(scalar, where, "must be text");
        }
        return text.getValue().strip();
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private InvalidUniverseException fault(Node at, String where, String what) {
        int line = at.getStartMark() == null ? 0 : at.getStartMark().getLine() + 1;
        return new InvalidUniverseException(file + ", line " + line + ": " + where + " " + what);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
