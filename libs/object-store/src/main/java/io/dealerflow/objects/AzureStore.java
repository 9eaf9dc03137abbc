package io.dealerflow.objects;

import com.azure.core.exception.AzureException;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The object store as a container of Azure Blob Storage. Parts lie in a local folder until they are stored, each by one request. The time that an
 * object was given is in its metadata. A move copies through this instance, as the service copies only what a link gives access to, and
 * then deletes: a crash between leaves both, and the same move again completes it.
 */
public final class AzureStore implements ObjectStore {
    /** Azure takes names of metadata that are identifiers. */
    private static final String STORED_AT = "stored_at";

    private static final int NOT_FOUND = 404;
    private static final BlobRequestConditions IF_ABSENT = new BlobRequestConditions().setIfNoneMatch("*");

    private final BlobContainerClient container;
    private final String prefix;
    private final Path parts;

    /**
     * @param prefix of every key: empty, or with a slash at its end
     * @param parts  local folder for parts, which exists
     */
    public AzureStore(BlobContainerClient container, String prefix, Path parts) {
        this.container = container;
        this.prefix = prefix;
        this.parts = parts;
    }

    @Override
    public Part receive(InputStream in, long maxBytes) throws IOException {
        return FilePart.receive(parts, in, maxBytes);
    }

    @Override
    public boolean putIfAbsent(String key, Part part, Instant storedAt) throws IOException {
        var upload = new BlockBlobSimpleUploadOptions(BinaryData.fromFile(((FilePart) part).path()))
                .setMetadata(Map.of(STORED_AT, storedAt.toString()))
                .setRequestConditions(IF_ABSENT);
        try {
            upload(key, upload);
            return true;
        } catch (IOException e) {
            if (is(e, BlobErrorCode.BLOB_ALREADY_EXISTS) || is(e, BlobErrorCode.CONDITION_NOT_MET)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void put(String key, byte[] content) throws IOException {
        upload(key, new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(content)));
    }

    private void upload(String key, BlockBlobSimpleUploadOptions upload) throws IOException {
        call(key, () -> blob(key).getBlockBlobClient().uploadWithResponse(upload, null, Context.NONE));
    }

    @Override
    public InputStream open(String key) throws IOException {
        try {
            return call(key, () -> blob(key).openInputStream());
        } catch (IOException e) {
            throw missing(key, e);
        }
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        try {
            BlobProperties found = call(key, () -> blob(key).getProperties());
            String storedAt = found.getMetadata().get(STORED_AT);
            return Optional.of(new StoredObject(
                    key,
                    found.getBlobSize(),
                    storedAt == null ? found.getLastModified().toInstant() : Instant.parse(storedAt)));
        } catch (IOException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<StoredObject> list(String below) throws IOException {
        return call(
                below,
                () -> container.listBlobs(options(below), null).stream()
                        .map(this::describe)
                        .toList());
    }

    @Override
    public List<String> folders(String below) throws IOException {
        String folder = below.isEmpty() || below.endsWith("/") ? below : below + "/";
        int start = prefix.length() + folder.length();
        return call(
                folder,
                () -> container.listBlobsByHierarchy("/", options(folder), null).stream()
                        .filter(item -> Boolean.TRUE.equals(item.isPrefix()))
                        .map(BlobItem::getName)
                        .map(name -> name.substring(start, name.length() - 1))
                        .toList());
    }

    @Override
    public void move(String from, String to) throws IOException {
        Map<String, String> metadata;
        byte[] content;
        try {
            metadata = call(from, () -> blob(from).getProperties().getMetadata());
            content = call(from, () -> blob(from).downloadContent().toBytes());
        } catch (IOException e) {
            throw missing(from, e);
        }
        upload(to, new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(content)).setMetadata(metadata));
        delete(from);
    }

    @Override
    public void delete(String key) throws IOException {
        call(key, () -> blob(key).deleteIfExists());
    }

    @Override
    public void discardParts(Instant time) throws IOException {
        FilePart.discard(parts, time);
    }

    private BlobClient blob(String key) {
        return container.getBlobClient(prefix + key);
    }

    private ListBlobsOptions options(String below) {
        return new ListBlobsOptions().setPrefix(prefix + below);
    }

    private StoredObject describe(BlobItem blob) {
        Instant changed = blob.getProperties().getLastModified().toInstant().truncatedTo(ChronoUnit.MILLIS);
        return new StoredObject(
                blob.getName().substring(prefix.length()), blob.getProperties().getContentLength(), changed);
    }

    private static IOException missing(String key, IOException failure) {
        if (!isMissing(failure)) {
            return failure;
        }
        var missing = new NoSuchFileException(key);
        missing.initCause(failure);
        return missing;
    }

    /** A container that does not exist is not a missing object. */
    private static boolean isMissing(IOException failure) {
        return failure.getCause() instanceof BlobStorageException answer
                && answer.getStatusCode() == NOT_FOUND
                && !is(failure, BlobErrorCode.CONTAINER_NOT_FOUND);
    }

    private static boolean is(IOException failure, BlobErrorCode code) {
        return failure.getCause() instanceof BlobStorageException answer && code.equals(answer.getErrorCode());
    }

    private <T> T call(String key, Supplier<T> request) throws IOException {
        try {
            return request.get();
        } catch (BlobStorageException e) {
            throw failed(key, e.getStatusCode() + " " + e.getErrorCode(), e);
        } catch (AzureException | UncheckedIOException e) {
            throw failed(key, e.getMessage(), e);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException || e.getCause() instanceof TimeoutException) {
                throw failed(key, e.getMessage(), e);
            }
            throw e;
        }
    }

    private IOException failed(String key, @Nullable String why, RuntimeException cause) {
        return new IOException(
                "%s in container %s of Azure Blob Storage: %s"
                        .formatted(prefix + key, container.getBlobContainerName(), why),
                cause);
    }
}
