package io.dealerflow.gexapi.rest.visualizer;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContent;
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

    private RefusedBody() {}

    /** After the answer; on the event loop of the connection. */
    static void discard(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_1_1
                && !request.isEnded()
                && request.connection() instanceof ConnectionBase connection) {
            ChannelPipeline pipeline = connection.channel().pipeline();
            if (pipeline.get(VERTX) != null && pipeline.get(RefusedBody.class) == null) {
                pipeline.addBefore(VERTX, null, new RefusedBody());
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpContent && !(message instanceof LastHttpContent)) {
            ReferenceCountUtil.release(message);
            return;
        }
        context.pipeline().remove(this);
        if (message instanceof LastHttpContent) {
            ReferenceCountUtil.release(message);
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        } else {
            context.fireChannelRead(message);
        }
    }
}
