package io.dealerflow.worker.artifact;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A model that is not to be used. The message names folder, file, and what is wrong. */
public final class RefusedModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param file within the folder */
    public RefusedModelException(Path folder, String file, String problem) {
        this(folder, file, problem, null);
    }

    /** @param file within the folder */
    public RefusedModelException(Path folder, String file, String problem, @Nullable Throwable cause) {
        super("The model in " + folder + " is refused: " + file + " " + problem, cause);
    }
}
