package io.dealerflow.contracts;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Schemas of records as {@code Wire} writes them. */
final class Schemas {
    private Schemas() {}

    static JsonNode of(Class<?> type) {
        return generator().generateSchema(type);
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.NULLABLE_ARRAY_ITEMS_ALLOWED);
        config.forFields()
                .withPropertyNameOverrideResolver(field -> wireName(field.getRawMember()))
                .withNullableCheck(field -> isNullable(field))
                .withRequiredCheck(field -> !isNullable(field.getRawMember()));
        config.forTypesInGeneral().withCustomDefinitionProvider(Schemas::onTheWire);
        return new SchemaGenerator(config.build());
    }

    /**
     * Bytes are text in base64 in JSON, and a byte string in CBOR. An enum that reads unknown values as a default accepts any text: its constants are examples. An enum whose constants have
     * names on the wire lists those names.
     */
    private static @Nullable CustomDefinition onTheWire(ResolvedType type, SchemaGenerationContext context) {
        if (type.getErasedType() == byte[].class) {
            return new CustomDefinition(
                    context.getGeneratorConfig()
                            .createObjectNode()
                            .put("type", "string")
                            .put("contentEncoding", "base64"),
                    CustomDefinition.DefinitionType.INLINE,
                    CustomDefinition.AttributeInclusion.YES);
        }
        List<Field> constants = Arrays.stream(type.getErasedType().getFields())
                .filter(Field::isEnumConstant)
                .toList();
        boolean open = constants.stream().anyMatch(Schemas::isDefault);
        if (!open && constants.stream().noneMatch(constant -> constant.isAnnotationPresent(JsonProperty.class))) {
            return null;
        }
        ObjectNode schema = context.getGeneratorConfig().createObjectNode().put("type", "string");
        var names = schema.putArray(open ? "examples" : "enum");
        constants.stream().filter(constant -> !isDefault(constant)).forEach(constant -> names.add(enumName(constant)));
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }

    private static String enumName(Field constant) {
        JsonProperty given = constant.getAnnotation(JsonProperty.class);
        return given == null ? constant.getName() : given.value();
    }

    private static boolean isDefault(Field constant) {
        return constant.isAnnotationPresent(JsonEnumDefaultValue.class);
    }

    private static String wireName(Field field) {
        JsonProperty given = field.getAnnotation(JsonProperty.class);
        return given != null
                ? given.value()
                : new PropertyNamingStrategies.SnakeCaseStrategy().translate(field.getName());
    }

    /** Of the items of a list: whether the type of its elements is nullable. */
    private static boolean isNullable(FieldScope field) {
        return field.isFakeContainerItemScope()
                ? field.getRawMember().getAnnotatedType() instanceof AnnotatedParameterizedType list
                        && list.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Nullable.class)
                : isNullable(field.getRawMember());
    }

    private static boolean isNullable(Field field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
