package io.dealerflow.gexapi.rest.graphql;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Arguments of a field as the parameters of the same question over HTTP, so that both are read and refused alike. */
final class Arguments {
    private final Map<String, List<String>> parameters = new LinkedHashMap<>();

    /** Null leaves the parameter out. */
    Arguments with(String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, List.of(value));
        }
        return this;
    }

    Arguments with(String name, @Nullable Integer value) {
        return with(name, value == null ? null : value.toString());
    }

    Arguments with(String name, @Nullable Double value) {
        return with(name, value == null ? null : text(value));
    }

    Arguments with(String name, @Nullable List<Double> values) {
        return with(
                name,
                values == null ? null : values.stream().map(Arguments::text).collect(Collectors.joining(",")));
    }

    Arguments with(@Nullable ConventionInput convention) {
        if (convention != null) {
            convention.addTo(this);
        }
        return this;
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    Map<String, List<String>> parameters() {
        return parameters;
    }
}
