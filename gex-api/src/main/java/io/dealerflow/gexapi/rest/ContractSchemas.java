package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
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
    private static final DotName IGNORE = DotName.createSimple(JsonIgnore.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
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

    /** The schemas of requests and those within them: what may be null in them may also be left out. */
    private static Set<String> requests(OpenAPI contract) {
        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        Set<String> names = new TreeSet<>();
        if (contract.getPaths() != null) {
            contract.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .map(Operation::getRequestBody)
                    .filter(body -> body != null && body.getContent() != null)
                    .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                    .forEach(type -> collect(type.getSchema(), schemas, names));
        }
        return names;
    }

    private static void collect(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null && names.add(name(schema))) {
            collect(schemas.get(name(schema)), schemas, names);
        }
        collect(schema.getItems(), schemas, names);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(property, schemas, names));
        }
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
            if (isHidden(type, component)) {
                continue;
            }
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

    private static boolean isHidden(ClassInfo type, RecordComponentInfo component) {
        AnnotationInstance given = annotation(type, component, SCHEMA);
        boolean isHidden = given != null
                && given.value("hidden") != null
                && given.value("hidden").asBoolean();
        return isHidden || annotation(type, component, IGNORE) != null;
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

    /** What a request must have is said where its record is annotated; everything else in it may also be left out. */
    private static void describe(Schema schema, Map<String, Field> fields, boolean isRequest) {
        List<String> needed =
                isRequest ? Objects.requireNonNullElse(schema.getRequired(), List.of()) : answered(fields);
        Map<String, Schema> properties = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            Schema described =
                    described(Objects.requireNonNull(schema.getProperties().get(name)), field.type());
            boolean mayBeNull = field.isNullable() && !field.optional() && !(isRequest && needed.contains(name));
            properties.put(name, mayBeNull ? orNull(described) : described);
        });
        schema.setProperties(properties);
        schema.setRequired(needed);
    }

    private static List<String> answered(Map<String, Field> fields) {
        return fields.entrySet().stream()
                .filter(entry -> !entry.getValue().optional())
                .map(Map.Entry::getKey)
                .toList();
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
                .minItems(schema.getMinItems())
                .items(arguments.getFirst().hasAnnotation(NULLABLE) ? orNull(items) : items);
    }

    private static Schema orNull(Schema schema) {
        return isPlain(schema)
                ? OASFactory.createSchema()
                        .type(schema.getType())
                        .addType(SchemaType.NULL)
                        .format(schema.getFormat())
                : OASFactory.createSchema()
                        .addAnyOf(schema)
                        .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }

    /** Has a type and perhaps a format, and no further conditions. */
    private static boolean isPlain(Schema schema) {
        return schema.getType() != null
                && !schema.getType().contains(SchemaType.OBJECT)
                && Stream.of(
                                schema.getRef(),
                                schema.getItems(),
                                schema.getEnumeration(),
                                schema.getPattern(),
                                schema.getMinLength(),
                                schema.getMaxLength(),
                                schema.getMinimum(),
                                schema.getMaximum())
                        .allMatch(Objects::isNull);
    }
}
