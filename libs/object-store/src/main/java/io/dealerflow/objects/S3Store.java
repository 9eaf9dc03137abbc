package io.dealerflow.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The object store as a bucket of S3, or of a service with its interface that knows conditional writes ({@code If-None-Match}). Parts lie in a
 * local folder until they are stored. The time that an object was given is in its metadata. A move copies and then deletes: a crash
 * between leaves both, and the same move again completes it.
 */
public final class S3Store implements ObjectStore {
    private static final String STORED_AT = "stored-at";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final Path parts;

    /**
     * @param prefix of every key: empty, or with a slash at its end
     * @param parts  local folder for parts, which exists
     */
    public S3Store(S3Client client, String bucket, String prefix, Path parts) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.parts = parts;
    }

    @Override
    public Part receive(InputStream in, long maxBytes) throws IOException {
        return FilePart.receive(parts, in, maxBytes);
    }

    /** Of several writers at once the store lets one succeed; another is told of the conflict and asks again. */
    @Override
    public boolean putIfAbsent(String key, Part part, Instant storedAt) throws IOException {
        RequestBody content = RequestBody.fromFile(((FilePart) part).path());
        Map<String, String> metadata = Map.of(STORED_AT, storedAt.toString());
        while (find(key).isEmpty()) {
            try {
                call(
                        key,
                        () -> client.putObject(
                                put -> put.bucket(bucket)
                                        .key(prefix + key)
                                        .ifNoneMatch("*")
                                        .metadata(metadata),
                                content));
                return true;
            } catch (IOException e) {
                if (status(e) != CONFLICT && status(e) != PRECONDITION_FAILED) {
                    throw e;
                }
            }
        }
        return false;
    }

    @Override
    public void put(String key, byte[] content) throws IOException {
        call(key, () -> client.putObject(put -> put.bucket(bucket).key(prefix + key), RequestBody.fromBytes(content)));
    }

    @Override
    public InputStream open(String key) throws IOException {
        try {
            return call(key, () -> client.getObject(get -> get.bucket(bucket).key(prefix + key)));
        } catch (IOException e) {
            throw missing(key, e);
        }
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        try {
            HeadObjectResponse head =
                    call(key, () -> client.headObject(get -> get.bucket(bucket).key(prefix + key)));
            String storedAt = head.metadata().get(STORED_AT);
            return Optional.of(new StoredObject(
                    key, head.contentLength(), storedAt == null ? head.lastModified() : Instant.parse(storedAt)));
        } catch (IOException e) {
            if (status(e) == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<StoredObject> list(String below) throws IOException {
        return call(
                below,
                () -> client.listObjectsV2Paginator(request(below)).contents().stream()
                        .map(this::describe)
                        .toList());
    }

    @Override
    public List<String> folders(String below) throws IOException {
        String folder = below.isEmpty() || below.endsWith("/") ? below : below + "/";
        ListObjectsV2Request request =
                request(folder).toBuilder().delimiter("/").build();
        int start = prefix.length() + folder.length();
        return call(
                folder,
                () -> client.listObjectsV2Paginator(request).commonPrefixes().stream()
                        .map(CommonPrefix::prefix)
                        .map(name -> name.substring(start, name.length() - 1))
                        .toList());
    }

    @Override
    public void move(String from, String to) throws IOException {
        try {
            call(
                    from,
                    () -> client.copyObject(copy -> copy.sourceBucket(bucket)
                            .sourceKey(prefix + from)
                            .destinationBucket(bucket)
                            .destinationKey(prefix + to)));
        } catch (IOException e) {
            throw missing(from, e);
        }
        delete(from);
    }

    @Override
    public void delete(String key) throws IOException {
        call(key, () -> client.deleteObject(delete -> delete.bucket(bucket).key(prefix + key)));
    }

    @Override
    public void discardParts(Instant time) throws IOException {
        FilePart.discard(parts, time);
    }

    private ListObjectsV2Request request(String below) {
        return ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(prefix + below)
                .build();
    }

    private StoredObject describe(S3Object object) {
        return new StoredObject(object.key().substring(prefix.length()), object.size(), object.lastModified());
    }

    private static IOException missing(String key, IOException failure) {
        if (status(failure) != NOT_FOUND) {
            return failure;
        }
        var missing = new NoSuchFileException(key);
        missing.initCause(failure);
        return missing;
    }

    /** 0 when there was no answer. */
    private static int status(IOException failure) {
        return failure.getCause() instanceof S3Exception answer ? answer.statusCode() : 0;
    }

    private <T> T call(String key, Supplier<T> request) throws IOException {
        try {
            return request.get();
        } catch (SdkException e) {
            throw new IOException("%s in bucket %s of S3: %s".formatted(prefix + key, bucket, e.getMessage()), e);
        }
    }
}
