package io.dealerflow.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * An AOT cache (JEP 514, 515) of a program on a class path: its classes loaded and linked, and profiles of its methods. The JVM
 * itself refuses one of another JDK or class path.
 *
 * @param program its jar; a cache older than that is of an earlier build, and not used
 * @param cache   may be absent
 */
record Recording(Path program, Path cache) {
    /** Whether there is one of this build. */
    boolean isUsable() throws IOException {
        return Files.isRegularFile(cache)
                && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(program)) > 0;
    }

    /** JVM options that start with it; none when it is not usable. */
    List<String> reading() throws IOException {
        return isUsable() ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=error") : List.of();
    }

    /** JVM options that write it when the program ends; {@link #keep} puts it into use. */
    List<String> writing() {
        return List.of("-XX:AOTCacheOutput=" + written(), "-Xlog:aot*=error");
    }

    /**
     * Puts into use what was written.
     *
     * @throws java.nio.file.NoSuchFileException when nothing was
     */
    void keep() throws IOException {
        Files.move(written(), cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path written() {
        return cache.resolveSibling(cache.getFileName() + ".new");
    }
}
