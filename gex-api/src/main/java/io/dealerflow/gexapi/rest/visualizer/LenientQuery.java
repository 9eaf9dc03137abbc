package io.dealerflow.gexapi.rest.visualizer;

import io.dealerflow.gexapi.calculate.Flags;
import io.dealerflow.gexapi.calculate.RefusedRequestException;
import io.dealerflow.gexapi.calculate.RequestFault;
import io.dealerflow.gexapi.calculate.RequestOptions;
import io.dealerflow.gexapi.query.BookOptions;
import io.dealerflow.kit.core.Decimals;
import io.dealerflow.kit.http.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters as the GEX Visualizer reads them: what it does not know is ignored, of a parameter given twice the last counts, and what
 * cannot be read is a 422 that names it.
 */
final class LenientQuery {
    private static final double LEAST_LEVEL = 1e-6;
    private static final double MOST_LEVEL = 1e9;
    private static final int MOST_DAYS = 365;

    private final MultivaluedMap<String, String> values;

    LenientQuery(UriInfo uri) {
        this.values = uri.getQueryParameters();
    }

    /** Convention and time of a book. */
    BookOptions options() {
        return RequestOptions.of(values);
    }

    /** A price that must be given. */
    double price(String name) {
        String text = text(name);
        if (text == null) {
            throw refusal(name, "is required", "missing");
        }
        double price = Decimals.parse(text.strip());
        if (Double.isNaN(price)) {
            throw refusal(name, "must be a decimal number", "decimal_parsing");
        }
        if (price < LEAST_LEVEL || price > MOST_LEVEL) {
            throw refusal(name, "must be between 0.000001 and 1000000000", "greater_than");
        }
        return price;
    }

    /** True or false, {@code otherwise} where nothing is given. */
    boolean flag(String name, boolean otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        Boolean value = Flags.parse(text);
        if (value == null) {
            throw refusal(name, "must be true or false", "bool_parsing");
        }
        return value;
    }

    /** Days of history: 1 to 365, else 400 as the original answers it. */
    int days(String name, int otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        double days = Decimals.parse(text.strip());
        if (Double.isNaN(days) || days != Math.rint(days)) {
            throw refusal(name, "must be a whole number", "int_parsing");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.of(
                            "invalid-parameter",
                            Status.BAD_REQUEST,
                            "Invalid parameter",
                            name + " must be between 1 and 365")
                    .with("parameter", name)
                    .exception();
        }
        return (int) days;
    }

    private @Nullable String text(String name) {
        List<String> given = values.get(name);
        return given == null || given.isEmpty() ? null : given.getLast();
    }

    private static RefusedRequestException refusal(String name, String msg, String type) {
        return new RefusedRequestException(List.of(RequestFault.ofQuery(name, msg, type)));
    }
}
