package io.dealerflow.gexapi.rest.visualizer;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Drops the rest of the body of a refused request as it comes from the connection. It has to be read before another request of the
 * connection; Vert.x would copy all of it to the heap first.
 */
final class RefusedBody extends ChannelInboundHandlerAdapter {
    /** Vert.x's own, the last of the pipeline. */
    private static final String VERTX = "handler";

    /** Of one body; what goes on longer may have no end. */
    private static final int MOST_BYTES = 8 << 20;

    private int dropped;

    private RefusedBody() {}

    /**
     * After the answer; on the event loop of the connection. What has already come of the body is dropped before it is known whether more
     * does: the connection may be at the next request.
     */
    static void discard(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_1_1
                && !request.isEnded()
                && request.connection() instanceof ConnectionBase connection) {
            request.resume();
            connection.channel().eventLoop().execute(() -> {
                if (!request.isEnded()) {
                    install(connection.channel().pipeline());
                }
            });
        }
    }

    private static void install(ChannelPipeline pipeline) {
        if (pipeline.get(VERTX) != null && pipeline.get(RefusedBody.class) == null) {
            pipeline.addBefore(VERTX, null, new RefusedBody());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        boolean invalid =
                message instanceof HttpObject part && part.decoderResult().isFailure();
        if (!invalid && message instanceof HttpContent body && !(message instanceof LastHttpContent)) {
            dropped += body.content().readableBytes();
            ReferenceCountUtil.release(message);
            if (dropped > MOST_BYTES) {
                var _ = context.close();
            }
            return;
        }
        context.pipeline().remove(this);
        if (!invalid && message instanceof LastHttpContent) {
            ReferenceCountUtil.release(message);
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        } else {
            context.fireChannelRead(message);
        }
    }
}
