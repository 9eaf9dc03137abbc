package io.dealerflow.kit.security.keys;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dealerflow.kit.http.InvalidParameterException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Permissions of a caller. Each scope includes those before it. */
public enum Scope {
    READ,
    WRITE,
    ADMIN;

    /** For {@code @RolesAllowed}. */
    public static final String READ_ROLE = "read";

    public static final String WRITE_ROLE = "write";
    public static final String ADMIN_ROLE = "admin";

    /** In lower case, as in requests, configuration and the database. */
    @JsonValue
    public String role() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This scope and all that it includes. */
    public Set<Scope> included() {
        return EnumSet.range(READ, this);
    }

    /** @throws InvalidParameterException for an unknown scope */
    public static Scope parse(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.role().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidParameterException("scopes", "must be of read, write, admin; was '" + text + "'"));
    }

    /** The roles of {@code scopes}. */
    public static Set<String> roles(Set<Scope> scopes) {
        return Set.copyOf(scopes.stream()
                .flatMap(scope -> scope.included().stream())
                .map(Scope::role)
                .distinct()
                .toList());
    }

    /** The scopes of a setting; {@code none} gives an empty set. */
    public static Set<Scope> ofSetting(List<String> names) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        names.stream()
                .filter(name -> !name.equalsIgnoreCase("none"))
                .map(Scope::parse)
                .forEach(scopes::add);
        return scopes;
    }
}
