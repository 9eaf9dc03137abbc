package io.dealerflow.launcher.system;

import org.jspecify.annotations.Nullable;

/**
 * One process of a running system.
 *
 * @param httpPort null for a server without HTTP
 * @param log      path of its log file
 */
public record ServiceEntry(String name, long pid, @Nullable Integer httpPort, String log) {}
