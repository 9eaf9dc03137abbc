package io.dealerflow.gexapi.query;

import io.dealerflow.kit.http.Parameters;
import io.dealerflow.positioning.ConventionNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter with a set of named values.
 *
 * @param otherwise default: the value of stored snapshots
 */
public record Choice<E extends Enum<E>>(String name, E otherwise, List<E> values) {
    public Choice {
        values = List.copyOf(values);
    }

    static <E extends Enum<E>> Choice<E> of(String name, E otherwise) {
        return new Choice<>(
                name, otherwise, List.of(otherwise.getDeclaringClass().getEnumConstants()));
    }

    /** In the order of the values. */
    public List<String> names() {
        return values.stream().map(ConventionNames::name).toList();
    }

    /** The value given, null where there is none. */
    @Nullable
    E in(Parameters given) {
        List<String> names = names();
        String value = given.choice(name, names);
        return value == null ? null : values.get(names.indexOf(value));
    }
}
