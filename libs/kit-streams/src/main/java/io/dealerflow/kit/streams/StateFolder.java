package io.dealerflow.kit.streams;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The folder of the state stores. Without {@code STATE_DIR} it is a temporary folder of this run. */
@Singleton
class StateFolder {
    private static final Logger LOG = Logger.getLogger(StateFolder.class);
    /** After the topology has been closed, which observers of the default priority do. */
    private static final int AFTER_STREAMS = 3_000;

    private final Optional<String> chosen;
    private final Path folder;

    StateFolder(
            @ConfigProperty(name = "STATE_DIR") Optional<String> chosen,
            @ConfigProperty(name = "kafka-streams.state.dir") String folder) {
        this.chosen = chosen;
        this.folder = Path.of(folder);
    }

    void onStop(@Observes @Priority(AFTER_STREAMS) ShutdownEvent event) {
        if (chosen.isEmpty()) {
            delete();
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            LOG.debugf("No state folder to delete: %s", folder);
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("The state folder %s was not deleted: %s", folder, e.getMessage());
        }
    }
}
