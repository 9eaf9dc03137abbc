package io.dealerflow.gexapi.calculate;

import java.util.List;

/**
 * One thing that is wrong with a request, in the form that clients of FastAPI know.
 *
 * @param loc  where: {@code body}, {@code query} or {@code path}, then names and, within an array, the index from 0
 * @param msg  what is wrong, and what would be right
 * @param type a word for programs, such as {@code missing} or {@code decimal_parsing}
 */
public record RequestFault(List<Object> loc, String msg, String type) {
    public RequestFault {
        loc = List.copyOf(loc);
    }

    /** A fault of a query parameter. */
    public static RequestFault ofQuery(String name, String msg, String type) {
        return new RequestFault(List.of("query", name), msg, type);
    }

    /** The place and the message in one sentence. */
    public String sentence() {
        return String.join(".", loc.stream().map(String::valueOf).toList()) + ": " + msg;
    }
}
