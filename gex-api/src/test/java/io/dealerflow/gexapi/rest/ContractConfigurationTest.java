package io.dealerflow.gexapi.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractConfigurationTest {
    @ParameterizedTest
    @CsvSource({
        "none, read, false",
        "read, read, true",
        "read, write, false",
        "write, read, true",
        "'read,write,admin', admin, true",
    })
    @DisplayName("a key is optional where its scope is one of those without a key")
    void optional(String anonymous, String scope, boolean isOptional) {
        Operation operation = OASFactory.createOperation()
                .addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("ApiKey", scope));

        new ContractConfiguration(Arrays.asList(anonymous.split(",")), Set.of()).filterOperation(operation);

        assertThat(operation.getSecurity().stream()
                        .anyMatch(one -> one.getSchemes().isEmpty()))
                .isEqualTo(isOptional);
        assertThat(operation.getSecurity().getFirst().getScheme("ApiKey")).isEqualTo(List.of(scope));
    }

    @Test
    @DisplayName("an operation that never needs a key stays as it is")
    void open() {
        assertThat(new ContractConfiguration(List.of("read"), Set.of())
                        .filterOperation(OASFactory.createOperation())
                        .getSecurity())
                .isNull();
    }
}
