package io.dealerflow.feature.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where bars lie and results go. Files and folders are named by paths, or by addresses of an object store. */
public interface BarStorage {
    /**
     * The files directly in a folder, sorted, without those that are hidden; of a file, itself.
     *
     * @throws java.nio.file.NoSuchFileException when there is neither
     */
    List<String> list(String folder) throws IOException;

    /**
     * A file of this machine with the content of {@code file}.
     *
     * @param scratch an empty folder, for a copy
     */
    Path fetch(String file, Path scratch) throws IOException;

    /** Writes {@code target} from a file of this machine, which may be moved away: readers see what was there before, or all of it. */
    void put(Path file, String target) throws IOException;

    /** Deletes a folder with the files directly in it, if there is one. */
    void delete(String folder) throws IOException;

    /** The last part of a path or an address. */
    static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
