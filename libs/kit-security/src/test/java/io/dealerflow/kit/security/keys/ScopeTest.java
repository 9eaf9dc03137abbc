package io.dealerflow.kit.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.kit.http.InvalidParameterException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void eachScopeIncludesThoseBeforeIt() {
        assertThat(Scope.roles(Set.of(Scope.READ))).containsExactlyInAnyOrder("read");
        assertThat(Scope.roles(Set.of(Scope.WRITE))).containsExactlyInAnyOrder("read", "write");
        assertThat(Scope.roles(Set.of(Scope.ADMIN))).containsExactlyInAnyOrder("read", "write", "admin");
        assertThat(Scope.roles(Set.of())).isEmpty();
    }

    @Test
    void aSettingNamesScopesOrNone() {
        assertThat(Scope.ofSetting(List.of("none"))).isEmpty();
        assertThat(Scope.ofSetting(List.of("Read", " admin "))).containsExactlyInAnyOrder(Scope.READ, Scope.ADMIN);
        assertThatThrownBy(() -> Scope.ofSetting(List.of("all")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("read, write, admin");
    }
}
