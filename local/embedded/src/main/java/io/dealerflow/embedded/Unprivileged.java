package io.dealerflow.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a program that refuses to run as root. An ordinary user runs it directly. Root uses the first of three ways that works
 * on this machine: a user namespace in which the process has no name ({@code unshare}, forbidden in many containers); the user
 * nobody, with the one capability that opens folders of root such as {@code /root} ({@code setpriv}); or plainly the user nobody
 * ({@code chroot}, part of every coreutils).
 */
final class Unprivileged {
    private static final int ROOT = 0;
    private static final int NOBODY = 65_534;
    private static final String PROBE = "[ \"$(id -u)\" != 0 ] && : > \"$1/probe\" && rm \"$1/probe\"";

    private static final Unprivileged ORDINARY_USER = new Unprivileged(List.of(), -1);
    static final List<Unprivileged> FOR_ROOT = List.of(
            new Unprivileged(List.of("unshare", "-U"), ROOT),
            new Unprivileged(
                    List.of(
                            "setpriv",
                            "--reuid=" + NOBODY,
                            "--regid=" + NOBODY,
                            "--clear-groups",
                            "--inh-caps=-all,+dac_override",
                            "--ambient-caps=+dac_override"),
                    NOBODY),
            new Unprivileged(List.of("chroot", "--userspec=" + NOBODY + ":" + NOBODY, "--skip-chdir", "/"), NOBODY));

    private final List<String> prefix;
    private final int owner;

    private Unprivileged(List<String> prefix, int owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /** The first way that can write to {@code folder}, which is created when absent and given to the user of that way. */
    static Unprivileged in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path mine = Files.createTempFile(folder, "owner", null);
        int self = (int) Files.getAttribute(mine, "unix:uid");
        Files.delete(mine);
        if (self != ROOT) {
            return ORDINARY_USER;
        }
        for (Unprivileged way : FOR_ROOT) {
            if (way.works(folder)) {
                return way;
            }
        }
        throw new IOException("PostgreSQL does not run as root, and none of unshare, setpriv and chroot can run it as"
                + " another user in " + folder + "; run as an ordinary user, or choose another folder with --data");
    }

    boolean works(Path folder) throws IOException {
        if (Sessions.find(prefix.getFirst()).isEmpty()) {
            return false;
        }
        own(folder);
        Process probe = new ProcessBuilder(wrap(List.of("sh", "-c", PROBE, "sh", folder.toString())))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return probe.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Whether the program runs as a user who may not read what this process may. */
    boolean isSomeoneElse() {
        return owner == NOBODY;
    }

    List<String> wrap(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Gives {@code path} and all in it to the user who will run there. */
    void own(Path path) throws IOException {
        if (owner < 0 || (int) Files.getAttribute(path, "unix:uid") == owner) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : (Iterable<Path>) tree::iterator) {
                Files.setAttribute(each, "unix:uid", owner, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
