package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.query.TableParameters;
import io.dealerflow.kit.http.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/**
 * The answers that every operation can give besides its own: problems with their headers, CSV in place of JSON, and that nothing
 * has changed.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractAnswers implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final String OWN = "/api/v1/";
    private static final String OK = "200";
    private static final SortedMap<String, String> ALWAYS = new TreeMap<>(Map.of(
            "400", "The request is not one that this path takes; parameter names what is wrong",
            "401", "The key is missing or not valid",
            "403", "The key does not have the scope",
            "405", "The path does not take this method; Allow names those that it takes",
            "406", "Not in the media type of the Accept header",
            "429", "More requests than the plan of the key allows; see Retry-After",
            "500", "Internal error",
            "503", "Temporarily unavailable; see Retry-After"));
    /** Of paths outside the API, which need no key and take any parameters. */
    private static final List<String> SERVICE = List.of("405", "406", "500");

    private static final Map<String, String> HEADERS = Map.of(
            "405", "Allow",
            "429", "Retry-After",
            "503", "Retry-After");

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        Components components =
                contract.getComponents() == null ? OASFactory.createComponents() : contract.getComponents();
        components.addSchema(PROBLEM, problem());
        contract.setComponents(components);
        if (contract.getPaths() != null) {
            contract.getPaths().getPathItems().forEach(ContractAnswers::describe);
        }
    }

    private static void describe(String path, PathItem item) {
        for (Operation operation : item.getOperations().values()) {
            if (operation.getResponses() == null) {
                operation.setResponses(OASFactory.createAPIResponses());
            }
            if (path.startsWith(OWN)) {
                describe(path, operation);
            } else {
                SERVICE.forEach(status -> add(operation.getResponses(), status, described(status)));
            }
        }
    }

    private static String described(String status) {
        return Objects.requireNonNull(ALWAYS.get(status));
    }

    private static void describe(String path, Operation operation) {
        APIResponses responses = operation.getResponses();
        ALWAYS.forEach((status, description) -> add(responses, status, description));
        // The server refuses it before the program sees it, without a body.
        responses.addAPIResponse("414", OASFactory.createAPIResponse().description("The URI is too long"));
        if (path.contains("{")) {
            add(responses, "404", "Nothing is known of what the path names");
        }
        if (operation.getRequestBody() != null) {
            add(responses, "413", "The body is too large");
            add(responses, "415", "The body is of another media type");
        }
        List.of("404", "409", "422", "501").forEach(status -> addContent(responses, status));
        if (hasCsv(responses)) {
            table(operation, responses);
        }
    }

    /** What a resource says of a status stays; what the framework says of it without a body does not. */
    private static void add(APIResponses responses, String status, String description) {
        APIResponse given = responses.getAPIResponse(status);
        APIResponse response = given != null && given.getContent() != null
                ? given
                : OASFactory.createAPIResponse().description(description).content(content());
        String header = HEADERS.get(status);
        if (header != null) {
            response.addHeader(header, header(header));
        }
        responses.addAPIResponse(status, response);
    }

    /** A status that only some resources answer with. */
    private static void addContent(APIResponses responses, String status) {
        APIResponse given = responses.getAPIResponse(status);
        if (given != null && given.getContent() == null) {
            given.setContent(content());
        }
    }

    private static Content content() {
        Schema reference = OASFactory.createSchema().ref(PROBLEM);
        return OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(reference));
    }

    private static Header header(String name) {
        boolean isText = name.equals("Allow") || name.equals("ETag");
        return OASFactory.createHeader()
                .required(true)
                .schema(OASFactory.createSchema().addType(isText ? SchemaType.STRING : SchemaType.INTEGER));
    }

    private static boolean hasCsv(APIResponses responses) {
        APIResponse ok = responses.getAPIResponse(OK);
        return ok != null
                && ok.getContent() != null
                && ok.getContent().getMediaTypes() != null
                && ok.getContent().getMediaTypes().containsKey(Csv.MEDIA_TYPE);
    }

    private static void table(Operation operation, APIResponses responses) {
        APIResponse ok = responses.getAPIResponse(OK);
        ok.addHeader("ETag", header("ETag"));
        ok.getContent()
                .addMediaType(
                        Csv.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
        responses.addAPIResponse(
                "304",
                OASFactory.createAPIResponse()
                        .description("The sender has this answer already")
                        .addHeader("ETag", header("ETag")));
        Schema formats = OASFactory.createSchema().addType(SchemaType.STRING).defaultValue("json");
        List.of("json", "csv").forEach(formats::addEnumeration);
        operation.addParameter(OASFactory.createParameter()
                .name(TableParameters.FORMAT)
                .in(Parameter.In.QUERY)
                .description("csv answers the table as RFC 4180 text, like Accept: text/csv")
                .schema(formats));
        operation.addParameter(OASFactory.createParameter()
                .name("If-None-Match")
                .in(Parameter.In.HEADER)
                .description("The ETag of an answer that the sender has")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457; docs/problems.md lists the types")
                .addProperty("type", text("uri-reference").description("/problems/ and the reason"))
                .addProperty("title", text(null).description("The same for every problem of the type"))
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).description("The HTTP status"))
                .addProperty(
                        "detail", text(null).description("What is wrong with this request, and what to do about it"))
                .addProperty("instance", text("uri-reference").description("The request that it is about"))
                .addProperty("parameter", text(null).description("The parameter that is wrong"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(fault())
                                .description("Of a 422: everything that is wrong"))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema fault() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty(
                        "loc",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(OASFactory.createSchema()
                                        .addType(SchemaType.STRING)
                                        .addType(SchemaType.INTEGER))
                                .description("body, query or path, then names and indexes"))
                .addProperty("msg", text(null))
                .addProperty("type", text(null).description("A word for programs"))
                .required(List.of("loc", "msg", "type"));
    }

    private static Schema text(@Nullable String format) {
        Schema schema = OASFactory.createSchema().addType(SchemaType.STRING);
        return format == null ? schema : schema.format(format);
    }
}
