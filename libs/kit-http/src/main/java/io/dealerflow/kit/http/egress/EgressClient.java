package io.dealerflow.kit.http.egress;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Requests to hosts outside. The name of a host is resolved for each request, every address is checked, and the connection is made to
 * one that was, so that an answer of the name server cannot change in between. Redirects are not followed.
 */
public final class EgressClient implements AutoCloseable {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Vertx vertx;
    private final HttpClient client;

    /** @param options of the connections; each is used for one request: one that is kept would not be checked again */
    public EgressClient(Vertx vertx, HttpClientOptions options) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions(options).setKeepAlive(false));
    }

    /**
     * Connects, on an event loop.
     *
     * @param target  with scheme and host
     * @param timeout for the connection, and between two parts of the answer
     * @param rule    which the addresses of the host have to meet
     * @return the request, to be sent; fails with {@link ForbiddenAddressException} or another {@link IOException}
     */
    public Future<HttpClientRequest> request(HttpMethod method, URI target, Duration timeout, AddressRule rule) {
        return vertx.executeBlocking(() -> address(target.getHost(), rule), false)
                .map(address -> options(method, target, Objects.requireNonNull(address), timeout))
                .compose(client::request);
    }

    private static InetAddress address(String host, AddressRule rule) throws IOException {
        List<InetAddress> addresses;
        try {
            addresses = List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new IOException(host + " has no address", e);
        }
        if (!addresses.stream().allMatch(rule::allows)) {
            throw new ForbiddenAddressException(host);
        }
        return addresses.getFirst();
    }

    private static RequestOptions options(HttpMethod method, URI target, InetAddress address, Duration timeout) {
        boolean tls = "https".equals(target.getScheme().toLowerCase(Locale.ROOT));
        int port = target.getPort() < 0 ? (tls ? HTTPS : HTTP) : target.getPort();
        return new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(target.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(pathAndQuery(target))
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis());
    }

    private static String pathAndQuery(URI target) {
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    }

    @Override
    public void close() {
        var _ = client.close();
    }
}
