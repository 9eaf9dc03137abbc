package io.dealerflow.gexapi.calculate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.dealerflow.gexapi.query.GexParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the body of a calculation as a stream: contracts go from their text into columns, nothing is built for each. */
final class RequestReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_SYMBOL = 64;
    private static final String MISSING = "missing";
    private static final String REQUIRED = "is required";

    private final JsonParser json;
    private final int mostContracts;
    private final Faults faults = new Faults();
    private final JsonValues values;
    private final ContractReader contracts;
    private final Supplier<List<Object>> placing = this::place;
    private final Map<String, String> options = new HashMap<>();

    private @Nullable String symbol;
    private boolean hasSpot;
    private double spot;
    private boolean hasChain;
    private boolean pinRisk = true;
    private boolean historical;
    private String field = "";

    private RequestReader(JsonParser json, int mostContracts) {
        this.json = json;
        this.mostContracts = mostContracts;
        this.values = new JsonValues(json, faults);
        this.contracts = new ContractReader(json, faults);
    }

    /**
     * Reads a body.
     *
     * @param mostContracts longest chain that is taken
     * @throws RefusedRequestException naming every row and field that is missing or unreadable, up to a limit
     */
    static CalculationRequest read(byte[] body, int mostContracts) {
        try (JsonParser json = JSON.createParser(body)) {
            return new RequestReader(json, mostContracts).read();
        } catch (JsonProcessingException e) {
            int at = e.getLocation() == null ? 0 : (int) e.getLocation().getByteOffset();
            throw new RefusedRequestException(
                    List.of(new RequestFault(List.of("body", Math.max(0, at)), "is not valid JSON", "json_invalid")));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private CalculationRequest read() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            faults.add(List.of("body"), "must be a JSON object", json.currentToken() == null ? MISSING : "model_type");
            faults.refuse();
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            field = name;
            readField();
        }
        requireEnd();
        require(symbol != null, "symbol");
        require(hasSpot, "spot_price");
        require(hasChain, "options_chain");
        faults.refuse();
        String named = String.valueOf(symbol);
        return new CalculationRequest(
                named,
                spot,
                pinRisk,
                historical,
                options,
                contracts.series().all(named),
                contracts.columns().contracts());
    }

    /** What follows the object would be ignored, and with it the rest of a body that was put together wrongly. */
    private void requireEnd() throws IOException {
        if (json.nextToken() != null) {
            faults.add(
                    List.of("body", (int) json.currentLocation().getByteOffset()), "ends before this", "json_invalid");
        }
    }

    private void require(boolean given, String name) {
        if (!given) {
            faults.add(Faults.body(name), REQUIRED, MISSING);
        }
    }

    private void readField() throws IOException {
        switch (field) {
            case "symbol" -> readSymbol();
            case "spot_price" -> {
                hasSpot = true;
                spot = values.number(ContractReader.LEVEL, false, placing);
            }
            case "options_chain" -> readChain();
            case "calculate_pin_risk" -> pinRisk = values.flag(placing);
            case "include_historical" -> historical = values.flag(placing);
            default -> readOption();
        }
    }

    private List<Object> place() {
        return Faults.body(field);
    }

    private void readSymbol() throws IOException {
        symbol = values.text(placing);
        if (symbol == null) {
            faults.refuse();
        } else if (symbol.isBlank() || symbol.length() > LONGEST_SYMBOL) {
            faults.add(place(), "must have 1 to " + LONGEST_SYMBOL + " characters", "string_length");
        } else if (symbol.chars().anyMatch(Character::isISOControl)) {
            faults.add(place(), "contains a control character", "string_pattern_mismatch");
        }
    }

    private void readOption() throws IOException {
        if (!json.currentToken().isScalarValue()) {
            json.skipChildren();
            if (GexParameters.isOfBook(field)) {
                faults.add(place(), "must be a single value", "scalar_type");
            }
        } else if (json.currentToken() != JsonToken.VALUE_NULL) {
            if (json.getText().isBlank() && GexParameters.isOfBook(field)) {
                faults.add(place(), "has no value", "string_too_short");
            }
            options.put(field, json.getText());
        }
    }

    private void readChain() throws IOException {
        hasChain = true;
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            faults.add(place(), "must be an array of contracts", "list_type");
            return;
        }
        int row = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (row >= mostContracts) {
                faults.add(Faults.chain(), "must have at most " + mostContracts + " contracts", "too_long");
                faults.refuse();
            }
            contracts.read(row++);
        }
        if (row == 0) {
            faults.add(Faults.chain(), "must have at least one contract", "too_short");
        }
    }
}
