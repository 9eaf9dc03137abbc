package io.dealerflow.gexapi.outgoing;

import io.dealerflow.gexapi.webhooks.Outcome;
import io.dealerflow.gexapi.webhooks.Sending;
import io.dealerflow.gexapi.webhooks.Summary;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends mails; the address of the server and the sender are {@code quarkus.mailer.*}. */
@ApplicationScoped
class MailSender {
    private static final int MAX_SUBJECT = 200;

    private final ReactiveMailer mailer;

    MailSender(ReactiveMailer mailer) {
        this.mailer = mailer;
    }

    Uni<Outcome> send(Sending sending) {
        Summary summary = Summary.of(sending.event());
        Mail mail = Mail.withText(
                sending.target().getSchemeSpecificPart(),
                subject(summary.title()),
                summary.title() + "\n\n" + summary.context() + "\n\n" + sending.event() + "\n");
        sending.headers().forEach(mail::addHeader);
        return mailer.send(mail).replaceWith(new Outcome.Sent(null));
    }

    /** One line: a line break would start another header. */
    private static String subject(String title) {
        String line = title.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_SUBJECT ? line : line.substring(0, MAX_SUBJECT) + "…";
    }
}
