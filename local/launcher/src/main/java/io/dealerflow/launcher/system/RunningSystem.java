package io.dealerflow.launcher.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Contents of {@code DATA/run/services.json}: a running system.
 *
 * @param url         of gex-api
 * @param launcherPid of the process that keeps the system running
 * @param services    every process of it but the launcher
 * @param postgresUrl as clients of the PostgreSQL protocol take it, with the superuser's password
 * @param jdbcUrl     the same for JDBC
 */
public record RunningSystem(
        String data,
        @Nullable String url,
        long launcherPid,
        List<ServiceEntry> services,
        String bootstrapServers,
        String postgresUrl,
        String jdbcUrl,
        String redisUrl) {
    public RunningSystem {
        services = List.copyOf(services);
    }

    static Path file(DataFolder folder) {
        return folder.run().resolve("services.json");
    }

    /** The current contents; empty without a file. */
    public static Optional<RunningSystem> read(DataFolder folder) {
        try {
            return Optional.of(Wire.json().readValue(file(folder).toFile(), RunningSystem.class));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Replaces {@code services.json}. */
    public void write(DataFolder folder) {
        try {
            byte[] json = Wire.json().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
            DataFolder.writePrivately(file(folder), json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes {@code services.json}: nothing runs. */
    public static void delete(DataFolder folder) throws IOException {
        Files.deleteIfExists(file(folder));
    }

    public DataFolder folder() {
        return new DataFolder(Path.of(data));
    }

    /** The process of that name; empty when it has not been started. */
    public Optional<ServiceEntry> service(String name) {
        return services.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /**
     * Where a service listens.
     *
     * @throws CommandFailure when it does not run
     */
    public String baseUrl(String name) {
        return service(name)
                .map(ServiceEntry::httpPort)
                .map(port -> "http://127.0.0.1:" + port)
                .orElseThrow(() -> new CommandFailure(ExitCodes.NOTHING_RUNNING, name + " is not running in " + data));
    }
}
