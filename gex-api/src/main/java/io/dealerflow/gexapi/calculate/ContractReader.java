package io.dealerflow.gexapi.calculate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dealerflow.gexapi.calculate.JsonValues.Range;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the contracts of a chain, one JSON object after the other, into columns. Fields that the analysis does not use (last,
 * delta, theta, vega, and unknown fields) are skipped.
 */
final class ContractReader {
    /** Of strikes and of spot. */
    static final Range LEVEL = new Range(1e-6, 1e9);

    private static final Range PRICE = new Range(0, 1e9);
    private static final Range COUNT = new Range(0, 1e12);
    private static final Range GREEK = new Range(0, 1e6);
    private static final int LONGEST_SYMBOL = 64;
    private static final String MISSING = "missing";

    private final JsonParser json;
    private final Faults faults;
    private final JsonValues values;
    private final Supplier<List<Object>> placing = this::place;
    private final SeriesNames series = new SeriesNames();
    private final ContractColumns columns = new ContractColumns();

    private int row;
    private String field = "";
    private @Nullable String symbol;
    private @Nullable String expiration;
    private @Nullable Boolean call;
    private boolean hasStrike;
    private boolean hasBid;
    private boolean hasAsk;
    private double strike;
    private double bid;
    private double ask;
    private double iv;
    private double gamma;
    private long volume;
    private long openInterest;
    private boolean sound;

    ContractReader(JsonParser json, Faults faults) {
        this.json = json;
        this.faults = faults;
        this.values = new JsonValues(json, faults);
    }

    boolean isCall() {
        return Boolean.TRUE.equals(call);
    }

    double strike() {
        return strike;
    }

    double bid() {
        return bid;
    }

    double ask() {
        return ask;
    }

    /** {@code NaN} where the caller gives none. */
    double iv() {
        return iv;
    }

    /** {@code NaN} where the caller gives none. */
    double gamma() {
        return gamma;
    }

    long volume() {
        return volume;
    }

    long openInterest() {
        return openInterest;
    }

    /** Contracts read without a fault. */
    ContractColumns columns() {
        return columns;
    }

    /** The series that they belong to. */
    SeriesNames series() {
        return series;
    }

    /** Reads the object under the current token. */
    void read(int index) throws IOException {
        row = index;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            faults.add(Faults.chain(row), "must be an object", "model_type");
            return;
        }
        clear();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            field = name;
            readField();
        }
        if (isComplete()) {
            add();
        }
    }

    private void clear() {
        symbol = null;
        expiration = null;
        call = null;
        hasStrike = false;
        hasBid = false;
        hasAsk = false;
        iv = JsonValues.MISSING;
        gamma = JsonValues.MISSING;
        volume = 0;
        openInterest = 0;
        sound = true;
    }

    private void readField() throws IOException {
        switch (field) {
            case "symbol" -> symbol = values.text(series.lastSymbol(), placing);
            case "strike" -> {
                strike = values.number(LEVEL, false, placing);
                hasStrike = true;
            }
            case "expiration" -> expiration = values.text(series.lastExpiration(), placing);
            case "option_type" -> readRight();
            case "bid" -> {
                bid = values.number(PRICE, false, placing);
                hasBid = true;
            }
            case "ask" -> {
                ask = values.number(PRICE, false, placing);
                hasAsk = true;
            }
            case "volume" -> volume = values.whole(COUNT, placing);
            case "open_interest" -> openInterest = values.whole(COUNT, placing);
            case "implied_volatility" -> iv = values.number(GREEK, true, placing);
            case "gamma" -> gamma = values.number(GREEK, true, placing);
            default -> json.skipChildren();
        }
    }

    /** The place of the field being read; a row whose place was asked for is at fault. */
    private List<Object> place() {
        sound = false;
        return Faults.contract(row, field);
    }

    private void readRight() throws IOException {
        if (values.is("call")) {
            call = true;
        } else if (values.is("put")) {
            call = false;
        } else {
            json.skipChildren();
            faults.add(place(), "must be 'call' or 'put'", "literal_error");
        }
    }

    private boolean isComplete() {
        if (sound) {
            require(symbol != null, "symbol");
            require(hasStrike, "strike");
            require(expiration != null, "expiration");
            require(call != null, "option_type");
            require(hasBid, "bid");
            require(hasAsk, "ask");
        }
        return sound;
    }

    private void require(boolean given, String name) {
        if (!given) {
            field = name;
            faults.add(place(), "is required", MISSING);
        }
    }

    private void add() {
        String name = symbol == null ? "" : symbol;
        if (name.isBlank() || name.length() > LONGEST_SYMBOL) {
            field = "symbol";
            faults.add(place(), "must have 1 to " + LONGEST_SYMBOL + " characters", "string_length");
            return;
        }
        try {
            columns.add(series.indexOf(name, String.valueOf(expiration)), this);
        } catch (DateTimeException e) {
            field = "expiration";
            faults.add(place(), "must be an ISO date such as 2026-12-18", "date_from_datetime_parsing");
        }
    }
}
