package io.dealerflow.gexapi.calculate;

import io.dealerflow.gexapi.query.BookOptions;
import io.dealerflow.gexapi.query.GexParameters;
import io.dealerflow.kit.http.InvalidParameterException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Convention and time of a calculation: from fields of the body and parameters of the query, each in one of both places. */
public final class RequestOptions {
    private static final String TYPE = "value_error";

    private RequestOptions() {}

    /** Those of the query alone; throws {@link RefusedRequestException} naming the parameter. */
    public static BookOptions of(Map<String, List<String>> query) {
        return of(Map.of(), query);
    }

    /** Throws {@link RefusedRequestException} naming the field or parameter that is malformed, or given in both places. */
    static BookOptions of(Map<String, String> body, Map<String, List<String>> query) {
        Map<String, List<String>> all = new HashMap<>(query);
        body.forEach((name, value) -> all.merge(name, List.of(value), RequestOptions::both));
        try {
            return GexParameters.options(all);
        } catch (InvalidParameterException e) {
            String place = body.containsKey(e.parameter()) ? "body" : "query";
            throw new RefusedRequestException(
                    List.of(new RequestFault(List.of(place, e.parameter()), String.valueOf(e.getMessage()), TYPE)));
        }
    }

    private static List<String> both(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
