package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One input of a question to a model, as it was sent.
 *
 * @param place where it stands in the body
 */
record PredictInput(String place, @Nullable JsonNode json) {
    static final int MAX_HORIZON = 168;
    /** Of a picture, decoded. */
    private static final int MAX_IMAGE_BYTES = 4 << 20;

    private static final String HEADLINE = "headline";
    private static final String BODY = "body";
    private static final String IMAGE = "image";
    private static final String ASSET = "asset";
    private static final String SYMBOL = "symbol";
    private static final String AS_OF = "as_of";
    private static final String HORIZON = "horizon";

    /** @throws InvalidParameterException naming the field that the model lacks, does not have or cannot read */
    ModelInput of(ModelName model) {
        return switch (model) {
            case NEWS_SENTIMENT -> {
                only(HEADLINE, BODY);
                yield ModelInput.news(required(HEADLINE), text(BODY));
            }
            case CHART_PATTERN -> {
                only(IMAGE);
                yield ModelInput.picture(image());
            }
            case REGIME -> {
                only(ASSET, AS_OF);
                yield ModelInput.ofAsset(name(ASSET), asOf());
            }
            case ENSEMBLE -> {
                only(SYMBOL, AS_OF);
                yield ModelInput.ofSymbol(name(SYMBOL), asOf(), null);
            }
            case FORECAST -> {
                only(SYMBOL, AS_OF, HORIZON);
                yield ModelInput.ofSymbol(name(SYMBOL), asOf(), horizon());
            }
            case UNKNOWN -> throw new IllegalArgumentException("not a model that can be asked");
        };
    }

    private void only(String... names) {
        if (json == null || !json.isObject()) {
            throw new InvalidParameterException(place, "must be an object");
        }
        Set<String> known = Set.of(names);
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new InvalidParameterException(
                        place, "has a field that this model does not read; it reads " + String.join(", ", names));
            }
        });
    }

    /** Null where the field is absent. */
    private @Nullable JsonNode field(String name) {
        JsonNode value = json == null ? null : json.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private @Nullable String text(String name) {
        JsonNode value = field(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw refused(name, "must be a text");
        }
        return value.textValue();
    }

    private String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw refused(name, "is required");
        }
        return text;
    }

    private String image() {
        String text = required(IMAGE);
        int bytes = decodedLength(text);
        if (bytes == 0) {
            throw refused(IMAGE, "must be a picture in Base64");
        }
        if (bytes > MAX_IMAGE_BYTES) {
            throw refused(IMAGE, "must have at most " + MAX_IMAGE_BYTES + " bytes, has " + bytes);
        }
        return text;
    }

    /** Bytes that a text in Base64 stands for; 0 when it is none. */
    private static int decodedLength(String text) {
        try {
            return text.length() % 4 == 0 ? Base64.getDecoder().decode(text).length : 0;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    /** As the underlying is stored. */
    private String name(String name) {
        String text = required(name);
        try {
            return Symbols.names(text).getLast();
        } catch (InvalidParameterException e) {
            throw refused(name, "must be 1 to " + Parameters.LONGEST_VALUE + " printable characters");
        }
    }

    private @Nullable Instant asOf() {
        String text = text(AS_OF);
        if (text == null) {
            return null;
        }
        try {
            return Parameters.of(Map.of(AS_OF, List.of(text)), Set.of(AS_OF)).instant(AS_OF);
        } catch (InvalidParameterException e) {
            throw refused(AS_OF, "must be an ISO-8601 instant such as 2022-12-13T01:30:00Z");
        }
    }

    private @Nullable Integer horizon() {
        JsonNode value = field(HORIZON);
        if (value == null) {
            return null;
        }
        double hours = value.isNumber() ? value.doubleValue() : 0;
        if (hours != Math.rint(hours) || hours < 1 || hours > MAX_HORIZON) {
            throw refused(HORIZON, "must be a whole number between 1 and " + MAX_HORIZON);
        }
        return (int) hours;
    }

    private InvalidParameterException refused(String name, String reason) {
        return new InvalidParameterException(place + "." + name, reason);
    }
}
