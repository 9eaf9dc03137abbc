package io.dealerflow.objects;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends ObjectStoreContract {
    @TempDir
    private Path root;

    @Override
    ObjectStore store() {
        return new FolderStore(root);
    }
}
