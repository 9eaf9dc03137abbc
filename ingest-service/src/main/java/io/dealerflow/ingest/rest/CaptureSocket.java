package io.dealerflow.ingest.rest;

import io.dealerflow.contracts.api.CaptureAnswer;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Problems;
import io.dealerflow.kit.security.audit.Audit;
import io.dealerflow.kit.security.http.RequestGuard;
import io.dealerflow.kit.security.keys.Scope;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Screen captures over a WebSocket: for each picture a text frame {@code {"captured_at": …}} and then a binary frame, which is answered with a
 * {@link CaptureAnswer}. A picture that is refused does not end the connection; a frame that is larger than any picture does.
 */
@WebSocket(path = "/api/v1/captures/{stream}", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
@RolesAllowed(Scope.WRITE_ROLE)
public class CaptureSocket {
    /** For a problem of status 400; codes from 4000 on are for private use (RFC 6455, 7.4.2). */
    private static final CloseReason INVALID = new CloseReason(4400, "invalid parameter");

    private static final CloseReason TRY_AGAIN = new CloseReason(1013, "too many connections");
    private static final CloseReason TOO_BIG = new CloseReason(1009, "frame too large");
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final Logger LOG = Logger.getLogger(CaptureSocket.class);

    private final Captures captures;
    private final Audit audit;
    private final SecurityIdentity identity;
    private final Map<String, CaptureSession> sessions = new ConcurrentHashMap<>();

    CaptureSocket(Captures captures, Audit audit, SecurityIdentity identity) {
        this.captures = captures;
        this.audit = audit;
        this.identity = identity;
    }

    @OnOpen
    public Uni<Void> opened(WebSocketConnection connection) {
        String stream = connection.pathParam("stream");
        if (!Upload.isSource(stream)) {
            String problem = Problems.of(new InvalidParameterException("stream", Upload.SOURCE_RULE))
                    .json();
            return connection.sendText(problem).chain(() -> connection.close(INVALID));
        }
        if (!captures.open()) {
            return connection.close(TRY_AGAIN);
        }
        sessions.put(connection.id(), new CaptureSession(stream, captures, answer -> send(connection, answer)));
        audit.answered(
                RequestGuard.caller(identity),
                "WEBSOCKET",
                connection.handshakeRequest().path(),
                connection.handshakeRequest().remoteAddress(),
                SWITCHING_PROTOCOLS);
        return Uni.createFrom().voidItem();
    }

    @OnTextMessage
    public Uni<Void> text(String text, WebSocketConnection connection) {
        return answer(connection, session(connection).flatMap(session -> session.text(text)));
    }

    @OnBinaryMessage
    public Uni<Void> image(Buffer image, WebSocketConnection connection) {
        return answer(connection, session(connection).flatMap(session -> session.image(image.getBytes())));
    }

    /** A frame that cannot be received, as a rule because it is too large or never ends. */
    @OnError
    public Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
        LOG.debugf(failure, "The connection %s is closed", connection.id());
        return connection.isClosed()
                ? Uni.createFrom().voidItem()
                : send(
                                connection,
                                CaptureAnswer.refused(
                                        null, "TOO_LARGE", "The frame is larger than any picture may be."))
                        .chain(() -> connection.close(TOO_BIG));
    }

    @OnClose
    public void closed(WebSocketConnection connection) {
        CaptureSession session = sessions.remove(connection.id());
        if (session != null) {
            session.close();
            captures.closed();
        }
    }

    private Optional<CaptureSession> session(WebSocketConnection connection) {
        return Optional.ofNullable(sessions.get(connection.id()));
    }

    private static Uni<Void> answer(WebSocketConnection connection, Optional<CaptureAnswer> answer) {
        return answer.map(given -> send(connection, given))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Uni<Void> send(WebSocketConnection connection, CaptureAnswer answer) {
        return connection.sendText(Wire.writeJsonText(answer));
    }
}
