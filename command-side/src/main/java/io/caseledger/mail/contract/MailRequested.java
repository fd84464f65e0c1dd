package io.caseledger.mail.contract;

import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A mail is to be sent. It holds no address and no finished text: both are looked up when it goes out.
 *
 * @param recipient account that gets it
 * @param args what the text names, in its order
 * @param language IETF tag of the text's language
 */
@Revision("1")
public record MailRequested(String mailId, MailTemplate template, String recipient, List<String> args, String language)
        implements MailEvent {}
