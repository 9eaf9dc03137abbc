package io.dealerflow.ingest.source.cboe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dealerflow.ingest.format.JsonFiles;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.quant.time.OptionSymbol;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cboe's delayed-quote JSON: {@code timestamp} (UTC) and {@code data} with {@code current_price} and {@code options}, read as a
 * stream. The {@code symbol} is ignored: the underlying comes from the options. Everything else is skipped.
 */
final class CboeJsonParser {
    private static final String TIMESTAMP = "timestamp";
    private static final String PRICE = "current_price";
    private static final String OPTIONS = "options";

    private final JsonParser json;
    private final ChainAssembler chain;
    private final double[] figures = new double[ChainField.values().length];
    private final boolean asOfGiven;
    private @Nullable Instant asOf;
    private double spot = Double.NaN;
    private boolean optionsSeen;
    private int index = -1;

    private CboeJsonParser(JsonParser json, ParseLimits limits, @Nullable Instant asOf) {
        this.json = json;
        this.chain = new ChainAssembler(limits);
        this.asOf = asOf;
        this.asOfGiven = asOf != null;
    }

    /** @param asOf instant that replaces the one of the file, null to read it */
    static ParseOutcome parse(InputStream in, ParseLimits limits, @Nullable Instant asOf) throws IOException {
        try (JsonParser json = JsonFiles.parser(in)) {
            return new CboeJsonParser(json, limits, asOf).parse();
        }
    }

    private ParseOutcome parse() throws IOException {
        try {
            document();
            return chain.finish(header(), here());
        } catch (IOException e) {
            throw JsonFiles.explained(e, json, path());
        }
    }

    private void document() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw refusal(RefusalReason.UNKNOWN_FORMAT, null, null, "The JSON is not a delayed-quote chain.");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case TIMESTAMP -> timestamp();
                case "data" -> data();
                default -> json.skipChildren();
            }
        }
        JsonFiles.requireEnd(json);
    }

    private void timestamp() throws IOException {
        if (asOfGiven) {
            json.skipChildren();
            return;
        }
        String text = json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : "";
        asOf = QuoteTime.ofTimestamp(text).orElse(null);
        if (asOf == null) {
            throw refusal(
                    RefusalReason.INVALID_HEADER,
                    TIMESTAMP,
                    value(),
                    "The timestamp is not a time in UTC such as 2026-08-12 15:30:00.");
        }
    }

    private void data() throws IOException {
        requireToken(JsonToken.START_OBJECT, "data");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case PRICE -> price();
                case OPTIONS -> options();
                default -> json.skipChildren();
            }
        }
    }

    private void price() throws IOException {
        spot = number();
        if (!(spot > 0) || spot > ChainField.MAX_PRICE) {
            throw refusal(
                    RefusalReason.INVALID_HEADER, "data." + PRICE, value(), "current_price is not a positive number.");
        }
    }

    private void options() throws IOException {
        requireToken(JsonToken.START_ARRAY, "data." + OPTIONS);
        optionsSeen = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            index++;
            if (!json.hasToken(JsonToken.START_OBJECT)) {
                throw wrongStructure(path());
            }
            option();
        }
    }

    private void option() throws IOException {
        Option option = new Option();
        int line = json.currentTokenLocation().getLineNr();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            option.read(name);
        }
        option.deliver(line);
    }

    /** One option's symbol, the figures in {@link #figures}, and the first of them that is bad. */
    private final class Option {
        private @Nullable String symbolText;
        private @Nullable ContractDefect defect;
        private @Nullable String badField;
        private @Nullable String badValue;

        Option() {
            Arrays.fill(figures, Double.NaN);
        }

        void read(String name) throws IOException {
            ChainField field = ChainField.ofProperty(name);
            if (name.equals("option") && json.hasToken(JsonToken.VALUE_STRING)) {
                symbolText = json.getText();
            } else if (field != null && !json.hasToken(JsonToken.VALUE_NULL)) {
                double value = number();
                figures[field.index()] = value;
                ContractDefect found = field.defect(value);
                if (found != null) {
                    note(found, name, value());
                }
            }
            json.skipChildren();
        }

        void deliver(int line) throws RefusalException {
            Optional<OptionSymbol> symbol = symbolText == null ? Optional.empty() : OptionSymbol.parse(symbolText);
            if (symbol.isEmpty()) {
                note(symbolText == null ? ContractDefect.MISSING : ContractDefect.BAD_SYMBOL, "option", symbolText);
            }
            for (ChainField field : ChainField.REQUIRED) {
                if (Double.isNaN(figures[field.index()])) {
                    note(ContractDefect.MISSING, field.property(), null);
                }
            }
            if (defect != null) {
                chain.drop(defect, new SourceLocation(line, path() + "." + badField, badValue));
            } else {
                String text = symbolText;
                chain.accept(symbol.orElseThrow(), figures, () -> new SourceLocation(line, path() + ".option", text));
            }
        }

        private void note(ContractDefect found, String field, @Nullable String value) {
            if (defect == null) {
                defect = found;
                badField = field;
                badValue = value;
            }
        }
    }

    private ChainAssembler.Header header() throws IOException {
        if ((asOf == null || asOfGiven) && !optionsSeen && Double.isNaN(spot)) {
            throw refusal(RefusalReason.UNKNOWN_FORMAT, null, null, "The JSON is not a delayed-quote chain.");
        }
        if (asOf == null) {
            throw missing(TIMESTAMP);
        }
        if (Double.isNaN(spot)) {
            throw missing("data." + PRICE);
        }
        if (!optionsSeen) {
            throw missing("data." + OPTIONS);
        }
        return new ChainAssembler.Header(asOf, spot);
    }

    private RefusalException missing(String field) {
        return refusal(RefusalReason.MISSING_HEADER, field, null, "The chain has no " + field + ".");
    }

    private void requireToken(JsonToken token, @Nullable String field) throws IOException {
        if (!json.hasToken(token)) {
            throw wrongStructure(field);
        }
    }

    private RefusalException wrongStructure(@Nullable String field) throws IOException {
        return refusal(
                RefusalReason.WRONG_STRUCTURE,
                field,
                value(),
                "The JSON does not have the structure of a delayed-quote chain.");
    }

    /** The current value as a number, NaN when it is not one. */
    private double number() throws IOException {
        JsonToken token = json.currentToken();
        return token != null && token.isNumeric() ? json.getDoubleValue() + 0.0 : Double.NaN;
    }

    private @Nullable String value() throws IOException {
        JsonToken token = json.currentToken();
        return token == null ? null : token.isStructStart() ? token.asString() : json.getText();
    }

    private @Nullable String path() {
        return index >= 0 ? "data.options[" + index + "]" : null;
    }

    private SourceLocation here() {
        return new SourceLocation(json.currentLocation().getLineNr(), path(), null);
    }

    private RefusalException refusal(
            RefusalReason reason, @Nullable String field, @Nullable String value, String message) {
        return JsonFiles.refusal(reason, json, field, value, message);
    }
}
