package io.dealerflow.gexapi.webhooks;

import io.dealerflow.gexapi.config.GexApiConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets and URLs of webhooks for their storage: AES-256-GCM (NIST SP 800-38D) with a random nonce, bound to the id of the
 * webhook and to the column, so that a text cannot be moved to another place. The first configured key encrypts, all of them decrypt.
 */
@Singleton
public class WebhookSecrets {
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final Pattern KEY = Pattern.compile("([A-Za-z0-9._-]{1,32}):([A-Za-z0-9+/]{43}=)");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    @Inject
    WebhookSecrets(GexApiConfig config) {
        this(config.webhooks().secretKeys().orElse(List.of()));
    }

    /** @throws IllegalArgumentException when a key is malformed or an id is given twice */
    WebhookSecrets(List<String> keys) {
        for (String text : keys) {
            Matcher key = KEY.matcher(text.strip());
            if (!key.matches()) {
                throw new IllegalArgumentException(
                        "Each of dealerflow.gex.webhooks.secret-keys (DEALERFLOW_WEBHOOK_KEYS)"
                                + " must be an id, a colon and 32 bytes in Base64, such as from: openssl rand -base64 32");
            }
            var value = new SecretKeySpec(Base64.getDecoder().decode(key.group(2)), "AES");
            if (this.keys.put(key.group(1), value) != null) {
                throw new IllegalArgumentException(
                        "dealerflow.gex.webhooks.secret-keys has two keys with the id " + key.group(1));
            }
        }
    }

    /** What is encrypted. */
    public enum Part {
        SECRET(""),
        /** A URL can be a credential, as that of a Slack webhook is. */
        TARGET("/target");

        private final String suffix;

        Part(String suffix) {
            this.suffix = suffix;
        }
    }

    /**
     * A text as it is stored.
     *
     * @param keyId id of its key; null for one that was stored before such texts were encrypted
     * @param text  nonce, ciphertext and tag in Base64
     */
    public record Sealed(@Nullable String keyId, String text) {}

    /** The id of the key that encrypts; empty where none is configured. */
    public Optional<String> keyId() {
        return keys.keySet().stream().findFirst();
    }

    /** Encrypts a text. Throws {@link IllegalStateException} where no key is configured. */
    public Sealed seal(UUID webhook, Part part, String text) {
        String keyId = keyId().orElseThrow(() -> new IllegalStateException("no key for secrets of webhooks"));
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, keyId, nonce, webhook + part.suffix)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, nonce.length + encrypted.length);
            System.arraycopy(encrypted, 0, all, nonce.length, encrypted.length);
            return new Sealed(keyId, Base64.getEncoder().encodeToString(all));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Decrypts a text; empty when its key is not configured, or when it was changed or belongs to another place. */
    public Optional<String> open(UUID webhook, Part part, Sealed sealed) {
        if (sealed.keyId() == null || !keys.containsKey(sealed.keyId())) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getDecoder().decode(sealed.text());
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            byte[] text = cipher(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, webhook + part.suffix)
                    .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
