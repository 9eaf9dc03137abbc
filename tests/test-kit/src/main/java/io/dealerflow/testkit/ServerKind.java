package io.dealerflow.testkit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The servers available to tests. */
enum ServerKind {
    POSTGRES,
    KAFKA,
    REDIS;

    /** Names separated by commas; all of them when the list is empty. */
    static Set<ServerKind> parse(String list) {
        return list.isBlank()
                ? EnumSet.allOf(ServerKind.class)
                : Arrays.stream(list.split(","))
                        .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ServerKind.class)));
    }

    /** System property of the address: all class loaders of a JVM share system properties. */
    String property() {
        return "dealerflow.testkit." + name().toLowerCase(Locale.ROOT);
    }
}
