package io.dealerflow.launcher.demo;

import io.dealerflow.launcher.system.ApiClient;
import io.dealerflow.launcher.system.DataFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Database passwords, the API key and the key for secrets of webhooks of one data folder: generated once, kept in a file that only its owner can read. */
final class Secrets {
    private static final int PASSWORD_BYTES = 24;
    private static final int KEY_BYTES = 32;
    private static final String WEBHOOK_KEY = "webhook-key";

    private final Properties passwords;

    private Secrets(Properties passwords) {
        this.passwords = passwords;
    }

    static Secrets of(DataFolder folder) throws IOException {
        Path file = ApiClient.secretsFile(folder);
        Properties passwords = new Properties();
        if (Files.exists(file)) {
            passwords.load(new ByteArrayInputStream(Files.readAllBytes(file)));
        }
        if (addMissing(passwords)) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            passwords.store(text, "database passwords and keys of this folder");
            DataFolder.writePrivately(file, text.toByteArray());
        }
        return new Secrets(passwords);
    }

    /** A folder of an earlier version lacks secrets added since. */
    private static boolean addMissing(Properties passwords) {
        SecureRandom random = new SecureRandom();
        int before = passwords.size();
        passwords.computeIfAbsent("admin", name -> randomText(random, PASSWORD_BYTES));
        passwords.computeIfAbsent(ApiClient.KEY_PROPERTY, name -> "df_" + randomText(random, KEY_BYTES));
        passwords.computeIfAbsent(
                WEBHOOK_KEY, name -> "demo:" + Base64.getEncoder().encodeToString(bytes(random, KEY_BYTES)));
        for (ServiceKind kind : ServiceKind.values()) {
            passwords.computeIfAbsent(kind.role(), name -> randomText(random, PASSWORD_BYTES));
        }
        return passwords.size() > before;
    }

    private static String randomText(SecureRandom random, int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, length));
    }

    private static byte[] bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    String admin() {
        return passwords.getProperty("admin");
    }

    /** The admin key of gex-api and ingest-service. */
    String apiKey() {
        return passwords.getProperty(ApiClient.KEY_PROPERTY);
    }

    /** The key with which gex-api encrypts the secrets of webhooks, with its id. */
    String webhookKey() {
        return passwords.getProperty(WEBHOOK_KEY);
    }

    String of(ServiceKind kind) {
        return passwords.getProperty(kind.role());
    }
}
