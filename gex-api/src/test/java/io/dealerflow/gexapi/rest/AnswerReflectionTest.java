package io.dealerflow.gexapi.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.Topics;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnswerReflectionTest {
    @Test
    @DisplayName("every record and enum of an answer that no return type names is registered for native images")
    void answersAreRegistered() throws Exception {
        Set<String> reached = new TreeSet<>();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getDeclaredMethods()) {
                APIResponseSchema answer = method.getAnnotation(APIResponseSchema.class);
                if (answer != null && isUntyped(method.getGenericReturnType())) {
                    collect(answer.value(), reached);
                }
            }
        }
        RegisterForReflection registered = AnswerReflection.class.getAnnotation(RegisterForReflection.class);

        assertThat(reached).contains(Origin.class.getName(), GexBody.class.getName());
        assertThat(Arrays.stream(registered.targets()).map(Class::getName)).containsAll(reached);
    }

    private static boolean isUntyped(Type returned) {
        return returned instanceof ParameterizedType generic
                && generic.getRawType() == Uni.class
                && generic.getActualTypeArguments()[0] == Response.class;
    }

    /** The contracts are registered elsewhere. */
    private static void collect(Type type, Set<String> reached) {
        switch (type) {
            case ParameterizedType generic ->
                List.of(generic.getActualTypeArguments()).forEach(part -> collect(part, reached));
            case WildcardType wildcard -> List.of(wildcard.getUpperBounds()).forEach(part -> collect(part, reached));
            case Class<?> plain
            when isOurs(plain) && reached.add(plain.getName()) && plain.isRecord() -> {
                for (RecordComponent component : plain.getRecordComponents()) {
                    collect(component.getGenericType(), reached);
                }
            }
            default -> {}
        }
    }

    private static boolean isOurs(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return (type.isRecord() || type.isEnum())
                && type.getName().startsWith("io.dealerflow.")
                && !Topics.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .equals(source.getLocation());
    }

    private static List<? extends Class<?>> resources() throws Exception {
        Path root = Path.of(GexResource.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root.resolve("io/dealerflow/gexapi/rest"))) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith("Resource.class"))
                    .map(file -> load(
                            file.substring(0, file.length() - ".class".length()).replace('/', '.')))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, AnswerReflectionTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
