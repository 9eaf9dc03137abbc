package io.dealerflow.report.phrase;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Facts for phrases, by name: the printed text and, for figures, the number. A missing fact is
 * absent, never 0.
 */
public final class Facts {
    private final Map<String, String> texts;
    private final Map<String, Double> numbers;

    private Facts(Map<String, String> texts, Map<String, Double> numbers) {
        this.texts = texts;
        this.numbers = numbers;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The printed form, or null when the fact is missing. */
    public @Nullable String text(String name) {
        return texts.get(name);
    }

    /** The number of a figure; null when the fact is missing or only text. */
    public @Nullable Double number(String name) {
        return numbers.get(name);
    }

    public Set<String> names() {
        return new TreeSet<>(texts.keySet());
    }

    /** Collects facts; null values and non-finite numbers are left out. */
    public static final class Builder {
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, Double> numbers = new LinkedHashMap<>();

        private Builder() {}

        public Builder text(String name, @Nullable String text) {
            if (text != null) {
                texts.put(name, text);
            }
            return this;
        }

        public Builder figure(String name, @Nullable Double value, Form form) {
            if (value != null && Double.isFinite(value)) {
                texts.put(name, form.print(value));
                numbers.put(name, value);
            }
            return this;
        }

        public Facts build() {
            return new Facts(Map.copyOf(texts), Map.copyOf(numbers));
        }
    }

    /** Format of a figure. */
    @FunctionalInterface
    public interface Form {
        String print(double value);
    }
}
