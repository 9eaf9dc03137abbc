package io.dealerflow.embedded;

import java.nio.file.Path;

/**
 * Settings of one server.
 *
 * @param data    its folder; made on the first start, continued on later ones
 * @param port    TCP port on the loopback address
 * @param durable whether what was acknowledged survives a crash of the machine; false is faster, for temporary data
 * @param log     where its output is appended
 */
public record ServerSettings(Path data, int port, boolean durable, Path log) {
    public ServerSettings {
        data = data.toAbsolutePath();
        log = log.toAbsolutePath();
    }
}
