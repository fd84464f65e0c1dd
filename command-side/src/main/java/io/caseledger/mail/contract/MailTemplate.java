package io.caseledger.mail.contract;

/** Which text a mail has: {@code mail.<name>.subject} and {@code mail.<name>.body} in the message files. Names are storage format. */
public enum MailTemplate {
    /** To the owner, after too many wrong passwords (ACC-07). Args: until when, as instant. */
    ACCOUNT_LOCKED("account-locked"),
    /** To the parties of a certificate case (COE0010, REV-02 … REV-05). Args: receipt number, then what the text names. */
    CERTIFICATE_RECEIVED("certificate-received"),
    CORRECTION_REQUESTED("correction-requested"),
    CERTIFICATE_REVISED("certificate-revised"),
    CERTIFICATE_APPROVED("certificate-approved"),
    CERTIFICATE_REJECTED("certificate-rejected"),
    CERTIFICATE_CANCELLED("certificate-cancelled"),
    CERTIFICATE_COLLECTED("certificate-collected");

    private final String key;

    MailTemplate(String key) {
        this.key = key;
    }

    /** Part of the message keys. */
    public String key() {
        return key;
    }
}
