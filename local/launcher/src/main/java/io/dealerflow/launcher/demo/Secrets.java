package io.dealerflow.launcher.demo;

import io.dealerflow.launcher.system.DataFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Database passwords of one data folder: generated once, kept in a file that only its owner can read. */
final class Secrets {
    private static final int BYTES = 24;

    private final Properties passwords;

    private Secrets(Properties passwords) {
        this.passwords = passwords;
    }

    static Secrets of(DataFolder folder) throws IOException {
        Path file = folder.root().resolve("secrets.properties");
        Properties passwords = new Properties();
        if (Files.exists(file)) {
            passwords.load(new ByteArrayInputStream(Files.readAllBytes(file)));
            return new Secrets(passwords);
        }
        SecureRandom random = new SecureRandom();
        passwords.setProperty("admin", randomPassword(random));
        for (ServiceKind kind : ServiceKind.values()) {
            passwords.setProperty(kind.role(), randomPassword(random));
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        passwords.store(text, "database passwords of this folder");
        DataFolder.writePrivately(file, text.toByteArray());
        return new Secrets(passwords);
    }

    private static String randomPassword(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String admin() {
        return passwords.getProperty("admin");
    }

    String of(ServiceKind kind) {
        return passwords.getProperty(kind.role());
    }
}
