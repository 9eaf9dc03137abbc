package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Says in the contract what the records of bodies say in Java: a component may be null when its type is {@link Nullable}, and what
 * an answer has is always written. A schema is matched with its record by name and properties.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractSchemas implements OASFilter {
    private static final String OURS = "io.dealerflow.";
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private final IndexView index;

    public ContractSchemas(IndexView index) {
        this.index = index;
    }

    /** @param optional left out of an answer where there is nothing to say */
    private record Field(Type type, boolean optional) {
        boolean isNullable() {
            return type.hasAnnotation(NULLABLE);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        Components components = contract.getComponents();
        if (components == null || components.getSchemas() == null) {
            return;
        }
        Set<String> requests = requests(contract);
        components.getSchemas().forEach((name, schema) -> {
            Map<String, Field> fields = fieldsOf(name, schema);
            if (!fields.isEmpty()) {
                describe(schema, fields, requests.contains(name));
            }
        });
    }

    /** The schemas of requests: what may be null in them may also be left out. */
    private static Set<String> requests(OpenAPI contract) {
        Set<String> names = new TreeSet<>();
        if (contract.getPaths() != null) {
            for (PathItem path : contract.getPaths().getPathItems().values()) {
                for (Operation operation : path.getOperations().values()) {
                    if (operation.getRequestBody() != null
                            && operation.getRequestBody().getContent() != null) {
                        operation.getRequestBody().getContent().getMediaTypes().values().stream()
                                .map(MediaType::getSchema)
                                .filter(schema -> schema != null && schema.getRef() != null)
                                .forEach(schema -> names.add(name(schema)));
                    }
                }
            }
        }
        return names;
    }

    private static String name(Schema reference) {
        return reference.getRef().substring(reference.getRef().lastIndexOf('/') + 1);
    }

    private Map<String, Field> fieldsOf(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return Map.of();
        }
        String simple = name.replaceAll("\\d+$", "");
        return index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith(OURS))
                .filter(type ->
                        type.simpleName().equals(name) || type.simpleName().equals(simple))
                .map(this::fields)
                .filter(fields -> fields.keySet().equals(schema.getProperties().keySet()))
                .findFirst()
                .orElse(Map.of());
    }

    private Map<String, Field> fields(ClassInfo type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (RecordComponentInfo component : type.recordComponentsInDeclarationOrder()) {
            ClassInfo inner = isUnwrapped(type, component)
                    ? index.getClassByName(component.type().name())
                    : null;
            if (inner == null) {
                fields.put(propertyName(type, component), field(type, component));
            } else {
                fields.putAll(fields(inner));
            }
        }
        return fields;
    }

    private static Field field(ClassInfo type, RecordComponentInfo component) {
        return new Field(component.type(), annotation(type, component, INCLUDE) != null);
    }

    private static boolean isUnwrapped(ClassInfo type, RecordComponentInfo component) {
        return annotation(type, component, UNWRAPPED) != null;
    }

    private static String propertyName(ClassInfo type, RecordComponentInfo component) {
        AnnotationInstance given = annotation(type, component, PROPERTY);
        return given == null || given.value() == null
                ? NAMES.translate(component.name())
                : given.value().asString();
    }

    /** An annotation of a component is kept where it may stand: here on the field. */
    private static @Nullable AnnotationInstance annotation(
            ClassInfo type, RecordComponentInfo component, DotName annotation) {
        return type.field(component.name()).annotation(annotation);
    }

    private static void describe(Schema schema, Map<String, Field> fields, boolean isRequest) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            Schema described =
                    described(Objects.requireNonNull(schema.getProperties().get(name)), field.type());
            properties.put(name, field.isNullable() && !field.optional() ? orNull(described) : described);
        });
        schema.setProperties(properties);
        schema.setRequired(fields.entrySet().stream()
                .filter(entry -> !entry.getValue().optional())
                .filter(entry -> !isRequest || !entry.getValue().isNullable())
                .map(Map.Entry::getKey)
                .toList());
    }

    /** With the items of lists, which may be null too. */
    private static Schema described(Schema schema, Type type) {
        if (type.kind() != Type.Kind.PARAMETERIZED_TYPE || schema.getItems() == null) {
            return schema;
        }
        List<Type> arguments = type.asParameterizedType().arguments();
        Schema items = described(schema.getItems(), arguments.getFirst());
        return OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(arguments.getFirst().hasAnnotation(NULLABLE) ? orNull(items) : items);
    }

    private static Schema orNull(Schema schema) {
        boolean isPlain = schema.getRef() == null && schema.getItems() == null && schema.getEnumeration() == null;
        return isPlain && schema.getType() != null && !schema.getType().contains(SchemaType.OBJECT)
                ? OASFactory.createSchema()
                        .type(schema.getType())
                        .addType(SchemaType.NULL)
                        .format(schema.getFormat())
                : OASFactory.createSchema()
                        .addAnyOf(schema)
                        .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }
}
