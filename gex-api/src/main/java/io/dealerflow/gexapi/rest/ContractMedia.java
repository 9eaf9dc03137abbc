package io.dealerflow.gexapi.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Answers as clients get them: media types without the server's quality factors, and the events of streams. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractMedia implements OASFilter {
    private static final String QUALITY = ";qs=[0-9.]+$";
    /** What the framework's type for events would describe. */
    private static final List<String> SERVER_TYPES = List.of("OutboundSseEvent", "MediaType");

    @Override
    public APIResponse filterAPIResponse(APIResponse response) {
        Content given = response.getContent();
        if (given != null && given.getMediaTypes() != null) {
            Content content = OASFactory.createContent();
            given.getMediaTypes()
                    .forEach((name, type) -> content.addMediaType(
                            name.replaceFirst(QUALITY, ""),
                            name.equals(MediaType.SERVER_SENT_EVENTS) ? type.schema(event()) : type));
            response.setContent(content);
        }
        return response;
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getComponents() != null) {
            SERVER_TYPES.forEach(contract.getComponents()::removeSchema);
        }
    }

    /** One event; the document describes a stream by what it consists of. */
    private static Schema event() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("id", text().description("The seq of the event"))
                .addProperty("event", text().description("Its type"))
                .addProperty("data", text().description("The event as JSON; /asyncapi.yaml describes it"));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
