package io.dealerflow.gexapi.outgoing;

import io.dealerflow.gexapi.webhooks.Outcome;
import io.dealerflow.gexapi.webhooks.Sender;
import io.dealerflow.gexapi.webhooks.Sending;
import io.dealerflow.gexapi.webhooks.Webhook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends by HTTP or by mail, as the webhook's format says. */
@ApplicationScoped
class OutgoingSender implements Sender {
    private final HttpSender http;
    private final MailSender mail;

    OutgoingSender(HttpSender http, MailSender mail) {
        this.http = http;
        this.mail = mail;
    }

    @Override
    public Uni<Outcome> send(Sending sending) {
        Uni<Outcome> sent = sending.format() == Webhook.Format.EMAIL ? mail.send(sending) : http.send(sending);
        return sent.onFailure().recoverWithItem(OutgoingSender::failed);
    }

    private static Outcome failed(Throwable failure) {
        String message = failure.getMessage();
        return new Outcome.Failed(null, message == null ? failure.getClass().getSimpleName() : message);
    }
}
