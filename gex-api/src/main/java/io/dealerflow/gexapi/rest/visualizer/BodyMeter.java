package io.dealerflow.gexapi.rest.visualizer;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Hands over a body that was received before, and stops reading one that came without its length and is longer than its path takes. */
@Provider
public class BodyMeter implements ReaderInterceptor {
    private final BodyLimits limits;
    private final CurrentVertxRequest current;

    BodyMeter(BodyLimits limits, CurrentVertxRequest current) {
        this.limits = limits;
        this.current = current;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        RoutingContext request = current.getCurrent();
        byte[] received = ReceivedBody.take(request);
        if (received != null) {
            return received;
        }
        if (request.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
            context.setInputStream(new Metered(context.getInputStream(), limits.of(request), request));
        }
        return context.proceed();
    }

    /** Fails with a 413 beyond the limit. */
    private static final class Metered extends FilterInputStream {
        private final RoutingContext request;
        private long left;

        Metered(InputStream body, long limit, RoutingContext request) {
            super(body);
            this.left = limit;
            this.request = request;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                BodyLimits.closeAfterAnswer(request);
                throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
            }
        }

        /** The framework's stream would read the rest first, which may have no end. */
        @Override
        public void close() throws IOException {
            if (left >= 0) {
                super.close();
            }
        }
    }
}
