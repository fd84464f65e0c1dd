package io.caseledger.mail.outbox;

import io.caseledger.shared.settings.Settings;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server, several over one connection, and tells of each what became of it. Blocks, for as long as the time-outs say. */
@Component
final class MailServer {
    /** After this time no further mail of a batch is begun; together with the time-outs of one mail less than {@link MailSender#SILENT}. */
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final @Nullable JavaMailSenderImpl server;
    private final MailTexts texts;
    private final Settings settings;

    MailServer(ObjectProvider<JavaMailSenderImpl> server, MailTexts texts, Settings settings) {
        this.server = server.getIfAvailable();
        this.texts = texts;
        this.settings = settings;
    }

    /** What became of a mail. */
    enum Fate {
        SENT,
        /** For certain: the server was not reached, said no, or fell silent before the text went out. */
        REFUSED,
        /** The text went out, and no answer came. */
        UNKNOWN,
        /** Not begun. */
        LEFT
    }

    record Handed(Outbox.Kept mail, Fate fate, @Nullable String reason) {}

    boolean isThere() {
        return server != null;
    }

    String messageId(String mailId) {
        return "<" + mailId + "@" + settings.publicUrl().getHost() + ">";
    }

    /** @return one for each mail */
    List<Handed> hand(List<Outbox.Kept> mails) {
        var mailServer = server;
        if (mailServer == null) {
            return all(mails, Fate.LEFT, null);
        }
        var until = System.nanoTime() + AT_MOST.toNanos();
        var handed = new ArrayList<Handed>();
        try (var connection = mailServer.createMimeMessage().getSession().getTransport("smtp")) {
            connection.connect(
                    mailServer.getHost(), mailServer.getPort(), mailServer.getUsername(), mailServer.getPassword());
            for (var mail : mails) {
                handed.add(hand(mailServer, connection, mail, System.nanoTime() - until > 0));
            }
        } catch (MessagingException e) {
            // of those that were handed over before the connection was closed in bad order, it is known already
            handed.addAll(all(mails.subList(handed.size(), mails.size()), Fate.REFUSED, reason(e)));
        }
        return handed;
    }

    private Handed hand(JavaMailSenderImpl mailServer, Transport connection, Outbox.Kept mail, boolean late) {
        if (late) {
            return new Handed(mail, Fate.LEFT, null);
        }
        if (!connection.isConnected()) {
            // it ended with the mail before; the rest comes when the server is well again
            return new Handed(mail, Fate.REFUSED, "connection ended");
        }
        Message message = null;
        try {
            message = message(mailServer, mail);
            connection.sendMessage(message, message.getAllRecipients());
            return new Handed(mail, Fate.SENT, null);
        } catch (MessagingException | RuntimeException e) {
            var certain = message == null || !message.isOnItsWay || saidNo(e);
            return new Handed(mail, certain ? Fate.REFUSED : Fate.UNKNOWN, reason(e));
        }
    }

    /** An answer with a code of 400 or more; one without a code is made up by the library where the connection broke. */
    private static boolean saidNo(Throwable error) {
        return error instanceof SMTPSendFailedException failure && failure.getReturnCode() >= 400;
    }

    /** The kind, and the server's code; never its words, which may name people. */
    private static String reason(Exception error) {
        Throwable said = error instanceof MessagingException failure && failure.getNextException() != null
                ? failure.getNextException()
                : error;
        var name = said.getClass().getSimpleName();
        return switch (said) {
            case SMTPAddressFailedException address -> name + " " + address.getReturnCode();
            case SMTPSendFailedException failure -> name + " " + failure.getReturnCode();
            default -> name;
        };
    }

    private static List<Handed> all(List<Outbox.Kept> mails, Fate fate, @Nullable String reason) {
        return mails.stream().map(mail -> new Handed(mail, fate, reason)).toList();
    }

    private Message message(JavaMailSenderImpl mailServer, Outbox.Kept kept) throws MessagingException {
        var mail = kept.mail();
        var text = texts.of(mail.template(), mail.args(), mail.language());
        var message = new Message(mailServer.createMimeMessage(), messageId(mail.mailId()));
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.mail().from());
        helper.setTo(String.valueOf(kept.email()));
        helper.setSubject(text.subject());
        helper.setText(text.body());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    /** Keeps the Message-ID that follows from the mail's id; the library would make up a new one. Knows whether its text has begun to go out. */
    private static final class Message extends MimeMessage {
        private final String messageId;
        private boolean isOnItsWay;

        Message(MimeMessage empty, String messageId) {
            super(empty.getSession());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }

        @Override
        public void writeTo(OutputStream out, String[] ignoreList) throws IOException, MessagingException {
            isOnItsWay = true;
            super.writeTo(out, ignoreList);
        }
    }
}
