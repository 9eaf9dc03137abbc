package io.dealerflow.gexapi.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a delivery: HMAC-SHA256 (RFC 2104) under the webhook's secret over the Unix time in seconds, a point and the
 * body. A receiver computes the same, and refuses times that are too old.
 */
public final class Signature {
    /** Name of the header. */
    public static final String HEADER = "DealerFlow-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** Value of the header: {@code t=<seconds>,v1=<hexadecimal digits>}. */
    public static String of(String secret, Instant time, String body) {
        String signed = time.getEpochSecond() + "." + body;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "t=" + time.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
