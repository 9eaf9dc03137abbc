package io.dealerflow.gexapi.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which targets are allowed, as far as their text says; the address of one is checked when it is connected to.
 *
 * @param allowHttp whether {@code http} is allowed
 */
public record Targets(boolean allowHttp) {
    private static final Pattern MAILBOX = Pattern.compile("[^@\\s<>,;:\"]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final int MAX_LENGTH = 2_000;

    /**
     * Reads a target.
     *
     * @throws IllegalArgumentException saying what is wrong with it, to follow its name in a sentence
     */
    public URI parse(String text, Webhook.Format format) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("is longer than " + MAX_LENGTH + " characters");
        }
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
        return format == Webhook.Format.EMAIL ? mailbox(uri) : url(uri);
    }

    private static URI mailbox(URI uri) {
        if (!"mailto".equalsIgnoreCase(uri.getScheme())
                || !MAILBOX.matcher(uri.getSchemeSpecificPart()).matches()) {
            throw new IllegalArgumentException("must be mailto: and one address");
        }
        return uri;
    }

    private URI url(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowHttp && scheme.equals("http"))) {
            throw new IllegalArgumentException("must start with https://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("has no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must have no user and no fragment");
        }
        return uri;
    }
}
