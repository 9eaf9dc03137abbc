package io.dealerflow.gexapi.calculate;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request; reading stops after a number of faults. */
final class Faults {
    private static final int MOST = 20;
    private static final String BODY = "body";
    private static final String CHAIN = "options_chain";

    private final List<RequestFault> found = new ArrayList<>();

    /** The place of a field of the body. */
    static List<Object> body(String field) {
        return List.of(BODY, field);
    }

    /** The place of a field of a contract. */
    static List<Object> contract(int row, String field) {
        return List.of(BODY, CHAIN, row, field);
    }

    /** The place of the whole chain, or of one contract. */
    static List<Object> chain(Object... row) {
        List<Object> place = new ArrayList<>(List.of(BODY, CHAIN));
        place.addAll(List.of(row));
        return place;
    }

    /** Throws {@link RefusedRequestException} when there are too many to go on. */
    void add(List<Object> place, String msg, String type) {
        found.add(new RequestFault(place, msg, type));
        if (found.size() >= MOST) {
            refuse();
        }
    }

    /** Throws {@link RefusedRequestException} when there is any. */
    void refuse() {
        if (!found.isEmpty()) {
            throw new RefusedRequestException(found);
        }
    }
}
