package io.dealerflow.kit.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    private Path temporary;

    @Test
    @DisplayName("a service without a configured state folder deletes its temporary one")
    void theFolderOfOneRunIsDeleted() throws IOException {
        Path folder = withState();

        new StateFolder(Optional.empty(), folder.toString()).onStop(new ShutdownEvent());

        assertThat(folder).doesNotExist();
    }

    @Test
    void aChosenFolderIsKept() throws IOException {
        Path folder = withState();

        new StateFolder(Optional.of(folder.toString()), folder.toString()).onStop(new ShutdownEvent());

        assertThat(folder.resolve("app/0_0/rocksdb/CURRENT")).exists();
    }

    @Test
    void aFolderThatWasNeverMadeIsNoFailure() {
        new StateFolder(Optional.empty(), temporary.resolve("none").toString()).onStop(new ShutdownEvent());

        assertThat(temporary).isEmptyDirectory();
    }

    private Path withState() throws IOException {
        Path folder = temporary.resolve("state");
        Files.createDirectories(folder.resolve("app/0_0/rocksdb"));
        Files.writeString(folder.resolve("app/0_0/rocksdb/CURRENT"), "MANIFEST-1");
        return folder;
    }
}
