package io.dealerflow.gexapi.calculate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Single values of a body under the parser's current token, read as leniently as the original does: numbers also as strings,
 * whole numbers also with a point. What cannot be read is a fault, and the value a placeholder.
 */
final class JsonValues {
    /** In place of a number that is null, or at fault. */
    static final double MISSING = Double.NaN;

    private final JsonParser json;
    private final Faults faults;

    JsonValues(JsonParser json, Faults faults) {
        this.json = json;
        this.faults = faults;
    }

    /** The range of a number, both ends included. */
    record Range(double low, double high) {
        boolean contains(double value) {
            return value >= low && value <= high;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.6g and %.6g", low, high);
        }
    }

    /** A number within the range, {@link #MISSING} where it is null or at fault. */
    double number(Range range, boolean nullable, Supplier<List<Object>> place) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL && nullable) {
            return MISSING;
        }
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            json.skipChildren();
            return fault(place, "must be a decimal number or a string of one", "decimal_type");
        }
        double value = DecimalText.parse(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
        if (Double.isNaN(value)) {
            return fault(place, "must be a decimal number", "decimal_parsing");
        }
        return range.contains(value) ? value : outside(range, value, place);
    }

    /** A whole number within the range, 0 where it is at fault. */
    long whole(Range range, Supplier<List<Object>> place) throws IOException {
        double value = number(range, false, place);
        if (!Double.isNaN(value) && value != Math.rint(value)) {
            fault(place, "must be a whole number", "int_from_float");
        }
        return Double.isNaN(value) ? 0 : (long) value;
    }

    /** Text, null where it is at fault. */
    @Nullable
    String text(Supplier<List<Object>> place) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            json.skipChildren();
            fault(place, "must be a string", "string_type");
            return null;
        }
        return json.getText();
    }

    /** The same; {@code previous} where that is what it says, for values that are repeated. */
    @Nullable
    String text(String previous, Supplier<List<Object>> place) throws IOException {
        return is(previous) ? previous : text(place);
    }

    /** Whether the current token is this string. */
    boolean is(String text) throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING
                && json.getTextLength() == text.length()
                && text.contentEquals(CharBuffer.wrap(json.getTextCharacters(), json.getTextOffset(), text.length()));
    }

    /** True or false, in any of the words that the original takes. */
    boolean flag(Supplier<List<Object>> place) throws IOException {
        Boolean value = json.currentToken().isScalarValue() ? Flags.parse(json.getText()) : null;
        if (value == null) {
            json.skipChildren();
            fault(place, "must be true or false", "bool_parsing");
        }
        return Boolean.TRUE.equals(value);
    }

    private double outside(Range range, double value, Supplier<List<Object>> place) {
        boolean low = value < range.low;
        return fault(
                place, "must be between " + range + ", was " + value, low ? "greater_than_equal" : "less_than_equal");
    }

    private double fault(Supplier<List<Object>> place, String msg, String type) {
        faults.add(place.get(), msg, type);
        return MISSING;
    }
}
