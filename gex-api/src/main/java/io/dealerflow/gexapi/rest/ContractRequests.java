package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.rules.RuleField;
import io.dealerflow.contracts.rules.RuleFields;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.query.SignalParameters;
import io.dealerflow.gexapi.stream.EventType;
import io.dealerflow.gexapi.webhooks.Webhook;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.security.keys.Scope;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What the bodies of keys, webhooks, rules, questions to models and GraphQL may hold, from the enums and rules that read them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractRequests implements OASFilter {
    private static final int MAX_NAME = 100;
    private static final String HTTPS =
            "^https://[a-z][a-z0-9]{0,30}(\\.[a-z][a-z0-9]{0,20}){0,3}(:[1-9][0-9]{0,3})?(/[A-Za-z0-9._~-]{0,40}){0,5}([?][A-Za-z0-9._~=&-]{0,100})?$";
    private static final String MAILTO = "^mailto:[A-Za-z0-9._+-]{1,64}@[a-z0-9]{1,40}([.-][a-z0-9]{1,20}){0,3}$";
    private static final int MIN_SECRET = 16;
    private static final int MAX_SECRET = 200;
    private static final String DURATION = "^PT([0-9]|[1-9][0-9]{1,3})[MS]$";
    private static final String CHANGE = Comparison.CHANGES_BY.wireName();
    private static final String BASE64 = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$";
    private static final String HOLD = "for";
    private static final String URL = "url";
    private static final String FORMAT = "format";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getComponents() == null || contract.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        if (schemas.containsKey("KeyRequest")) {
            schemas.get("KeyRequest")
                    .addProperty("name", name())
                    .addProperty("scopes", list(names(roles())).minItems(1));
        }
        if (schemas.containsKey("GraphQlRequest")) {
            schemas.get("GraphQlRequest").addProperty("query", text().pattern(ContractTexts.NOT_BLANK));
        }
        if (schemas.containsKey("WebhookRequest")) {
            created(schemas.get("WebhookRequest"));
        }
        if (schemas.containsKey("PredictRequest")) {
            prediction(schemas.get("PredictRequest"));
        }
        if (schemas.containsKey("RuleRequest")) {
            rule(schemas.get("RuleRequest"));
        }
        if (schemas.containsKey("WebhookChange")) {
            filters(schemas.get("WebhookChange")).addProperty(URL, orNull(url()));
        }
    }

    /** The target is of the format. */
    private static void created(Schema request) {
        Schema mail = names(List.of(Webhook.Format.EMAIL.wireName()));
        Schema other = names(List.of(Webhook.Format.GENERIC.wireName(), Webhook.Format.SLACK.wireName()));
        filters(request)
                .addProperty(URL, url())
                .addProperty(FORMAT, orNull(names(wireNames())))
                .addProperty("secret", orNull(text().minLength(MIN_SECRET).maxLength(MAX_SECRET)))
                .addAnyOf(OASFactory.createSchema()
                        .addProperty(URL, text().pattern(HTTPS))
                        .addProperty(FORMAT, orNull(other)))
                .addAnyOf(OASFactory.createSchema()
                        .addProperty(URL, text().pattern(MAILTO))
                        .addProperty(FORMAT, mail)
                        .addRequired(FORMAT));
    }

    /** Of a change there is neither a duration nor a re-arm level; the defaults of both always fit. */
    private static void rule(Schema request) {
        Schema fields = names(RuleFields.all().stream().map(RuleField::path).toList());
        List<String> lasting = RuleRequest.COMPARISONS.stream()
                .filter(name -> !name.equals(CHANGE))
                .toList();
        request.addProperty("name", name())
                .addProperty("field", fields)
                .addProperty("comparison", names(RuleRequest.COMPARISONS))
                .addProperty("level", level())
                .addProperty("rearm_level", orNull(level()))
                .addProperty(HOLD, orNull(duration()))
                .addProperty(
                        "symbols",
                        orNull(list(text().pattern(ContractTexts.TEXT).maxLength(Parameters.LONGEST_VALUE))
                                .maxItems(RuleRequest.MAX_SYMBOLS)))
                .addProperty("severity", orNull(names(RuleRequest.SEVERITIES)))
                .addProperty("cooldown", orNull(duration()))
                .addAnyOf(OASFactory.createSchema().addProperty("comparison", names(lasting)))
                .addAnyOf(OASFactory.createSchema()
                        .addProperty("comparison", names(List.of(CHANGE)))
                        .addProperty("level", level().exclusiveMinimum(BigDecimal.ZERO))
                        .addProperty(HOLD, OASFactory.createSchema().addType(SchemaType.NULL))
                        .addProperty("rearm_level", OASFactory.createSchema().addType(SchemaType.NULL)));
    }

    /** The fields of an input are those of the model. */
    private static void prediction(Schema request) {
        Schema name = text().pattern(ContractParameters.SYMBOL);
        Schema asOf = orNull(text().format("date-time"));
        request.addProperty("model", names(SignalParameters.MODELS))
                .addProperty("inputs", inputs(OASFactory.createSchema().addType(SchemaType.OBJECT)))
                .addProperty(
                        "wait_ms", orNull(whole(0, PredictRequest.MAX_WAIT_MS).defaultValue(2_000)))
                .addAnyOf(question(
                        ModelName.NEWS_SENTIMENT,
                        input("headline", text().pattern(ContractTexts.NOT_BLANK))
                                .addProperty("body", orNull(text()))))
                .addAnyOf(question(
                        ModelName.CHART_PATTERN,
                        input(
                                "image",
                                text().description("At most 4 MiB, in Base64").pattern(BASE64))))
                .addAnyOf(question(ModelName.REGIME, input("asset", name).addProperty("as_of", asOf)))
                .addAnyOf(question(ModelName.ENSEMBLE, input("symbol", name).addProperty("as_of", asOf)))
                .addAnyOf(question(
                        ModelName.FORECAST,
                        input("symbol", name)
                                .addProperty("as_of", asOf)
                                .addProperty("horizon", orNull(whole(1, PredictInput.MAX_HORIZON)))));
    }

    private static Schema question(ModelName model, Schema input) {
        return OASFactory.createSchema()
                .addProperty("model", names(List.of(model.wireName())))
                .addProperty("inputs", inputs(input));
    }

    private static Schema inputs(Schema input) {
        return list(input).minItems(1).maxItems(InferenceRequest.MAX_INPUTS);
    }

    /** An input with a field that it must have, and with no others than those that are added to it. */
    private static Schema input(String required, Schema field) {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty(required, field)
                .addRequired(required)
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
    }

    private static Schema whole(int low, int high) {
        return OASFactory.createSchema()
                .addType(SchemaType.INTEGER)
                .minimum(BigDecimal.valueOf(low))
                .maximum(BigDecimal.valueOf(high));
    }

    private static Schema duration() {
        return text().pattern(DURATION);
    }

    private static Schema level() {
        return OASFactory.createSchema()
                .addType(SchemaType.NUMBER)
                .minimum(BigDecimal.valueOf(-RuleRequest.LARGEST))
                .maximum(BigDecimal.valueOf(RuleRequest.LARGEST));
    }

    private static Schema filters(Schema schema) {
        List<String> types = Arrays.stream(EventType.values())
                .filter(type -> type != EventType.GAP)
                .map(EventType::wireName)
                .toList();
        List<String> severities =
                Arrays.stream(Severity.values()).map(Severity::wireName).toList();
        return schema.addProperty("name", orNull(name()))
                .addProperty("symbols", orNull(list(text().pattern(ContractTexts.LIST))))
                .addProperty("types", orNull(list(names(types))))
                .addProperty("severity", orNull(names(severities)));
    }

    private static Schema url() {
        return OASFactory.createSchema()
                .description("https, or mailto and one address for the format email")
                .addAnyOf(text().pattern(HTTPS))
                .addAnyOf(text().pattern(MAILTO));
    }

    private static Schema name() {
        return text().pattern(ContractTexts.TEXT).maxLength(MAX_NAME);
    }

    private static List<String> roles() {
        return Arrays.stream(Scope.values()).map(Scope::role).toList();
    }

    private static List<String> wireNames() {
        return Arrays.stream(Webhook.Format.values())
                .map(Webhook.Format::wireName)
                .toList();
    }

    private static Schema names(Collection<String> names) {
        Schema schema = text();
        names.forEach(schema::addEnumeration);
        return schema;
    }

    private static Schema list(Schema items) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema orNull(Schema schema) {
        return OASFactory.createSchema()
                .addAnyOf(schema)
                .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }
}
