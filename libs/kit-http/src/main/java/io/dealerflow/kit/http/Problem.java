package io.dealerflow.kit.http;

import io.dealerflow.contracts.event.Wire;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request was not answered, as <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a> problem+json.
 *
 * @param reason  lower-case words joined by hyphens; {@code type} is {@code /problems/} and this
 * @param status  HTTP status
 * @param title   the same for every problem of this reason
 * @param detail  what is wrong with this request, and what to do about it
 * @param members further members of the JSON object
 * @param headers headers of the response
 */
public record Problem(
        String reason,
        int status,
        String title,
        String detail,
        Map<String, Object> members,
        Map<String, String> headers) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        members = Map.copyOf(members);
        headers = Map.copyOf(headers);
    }

    public static Problem of(String reason, Response.StatusType status, String title, String detail) {
        return new Problem(reason, status.getStatusCode(), title, detail, Map.of(), Map.of());
    }

    /** 404. */
    public static Problem notFound(String reason, String detail) {
        return of(reason, Response.Status.NOT_FOUND, "Not found", detail);
    }

    /** 409: it contradicts what there is. */
    public static Problem conflict(String reason, String detail) {
        return of(reason, Response.Status.CONFLICT, "Conflict", detail);
    }

    /** With a further member of the JSON object. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(reason, status, title, detail, more, headers);
    }

    /** With a header of the response. */
    public Problem withHeader(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value.toString());
        return new Problem(reason, status, title, detail, members, more);
    }

    /** As an exception that ends the request. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** The URI reference by which the reason is known outside. */
    public String type() {
        return "/problems/" + reason;
    }

    public Response response() {
        var response = Response.status(status).type(MEDIA_TYPE).entity(json());
        headers.forEach(response::header);
        return response.build();
    }

    /** The JSON object. */
    public String json() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type());
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.putAll(members);
        return Wire.writeJsonText(body);
    }
}
