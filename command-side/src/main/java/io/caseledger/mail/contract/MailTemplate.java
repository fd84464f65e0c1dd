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
    CERTIFICATE_COLLECTED("certificate-collected"),
    /** To the parties of an import permit (MSK-04, MSK-06, MSK-10 … MSK-13). Args: permit number, then what the text names. */
    PERMIT_ISSUED("permit-issued"),
    PERMIT_REVISED("permit-revised"),
    PERMIT_CANCELLED("permit-cancelled"),
    PERMIT_MISMATCHED("permit-mismatched"),
    PERMIT_DEMANDED("permit-demanded"),
    GOODS_RELEASED("goods-released"),
    /** 稽催信 (MSK-50). Args: lot number, pieces left, round. */
    STOCK_REMINDER("stock-reminder"),
    /** To regulators (MSK-61, MSK-63). Args: lot number, importer or receiver; days or pieces; threshold. */
    ALERT_OLD_STOCK("alert-old-stock"),
    ALERT_IMPORTER_STOCK("alert-importer-stock"),
    ALERT_RECEIVER_FLOWS("alert-receiver-flows"),
    ALERT_IMBALANCE("alert-imbalance");

    private final String key;

    MailTemplate(String key) {
        this.key = key;
    }

    /** Part of the message keys. */
    public String key() {
        return key;
    }
}
