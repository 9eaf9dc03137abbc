package io.dealerflow.contracts.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Unit;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AssetScore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The figures that rules may compare, from the contracts themselves: every number of a snapshot and of a score that has a {@link Unit},
 * except those in lists, the components of a score by name, and every feature by {@link FeatureName}. Paths are those of the events'
 * JSON, after the name of the event; a feature's path ends at its name and means its value.
 */
public final class RuleFields {
    private static final Map<String, RuleField> ALL = new LinkedHashMap<>();

    static {
        addAll("snapshot", GexSnapshot.class, GexSnapshot.class, event -> event);
        addAll("score", AssetScore.class, AssetScore.class, event -> event);
        AssetScore.COMPONENTS.forEach(name -> addAll(
                "score.components." + name,
                AssetScore.class,
                AssetScore.Component.class,
                event -> component((AssetScore) event, name)));
        for (FeatureName name : FeatureName.values()) {
            add(new RuleField(
                    "features." + name.wireName(),
                    name.unit(),
                    AssetFeatures.class,
                    event -> feature((AssetFeatures) event, name.wireName())));
        }
    }

    private RuleFields() {}

    /** All figures: those of snapshots, of scores and of features, in the order of the contracts. */
    public static Collection<RuleField> all() {
        return Collections.unmodifiableCollection(ALL.values());
    }

    /** The figure of this path; empty where there is none. */
    public static Optional<RuleField> of(String path) {
        return Optional.ofNullable(ALL.get(path));
    }

    /** @param reader the record of {@code type} in the event, null where the event has none */
    private static void addAll(
            String path, Class<? extends Event> event, Class<?> type, Function<Event, @Nullable Object> reader) {
        for (RecordComponent component : type.getRecordComponents()) {
            String inner = path + "." + wireName(component);
            Unit unit = component.getAnnotation(Unit.class);
            if (component.getType().isRecord()) {
                addAll(inner, event, component.getType(), observed -> value(component, reader.apply(observed)));
            } else if (unit != null) {
                add(new RuleField(
                        inner, unit.value(), event, observed -> number(value(component, reader.apply(observed)))));
            }
        }
    }

    private static void add(RuleField field) {
        ALL.put(field.path(), field);
    }

    private static String wireName(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given != null
                ? given.value()
                : new PropertyNamingStrategies.SnakeCaseStrategy().translate(component.getName());
    }

    private static @Nullable Object value(RecordComponent component, @Nullable Object within) {
        if (within == null) {
            return null;
        }
        try {
            return component.getAccessor().invoke(within);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a contract's component cannot be read: " + component, e);
        }
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value == null ? null : ((Number) value).doubleValue();
    }

    private static AssetScore.@Nullable Component component(AssetScore score, String name) {
        return score.components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Double feature(AssetFeatures features, String name) {
        AssetFeatures.Feature feature = features.features().get(name);
        return feature == null ? null : feature.value();
    }
}
