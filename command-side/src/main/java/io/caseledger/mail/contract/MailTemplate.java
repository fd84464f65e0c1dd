package io.caseledger.mail.contract;

import java.util.List;
import java.util.stream.IntStream;

/** Which text a mail has: {@code mail.<name>.subject} and {@code mail.<name>.body} in the message files. Names are storage format. */
public enum MailTemplate {
    /** To the owner, after too many wrong passwords (ACC-07). Args: until when, as instant. */
    ACCOUNT_LOCKED("account-locked"),
    /** To an agent that was authorised, or is no more (ACC-09). Args: the company, the capability's message key; then from and until. */
    AUTHORITY_GRANTED("authority-granted"),
    AUTHORITY_WITHDRAWN("authority-withdrawn"),
    /** To the parties of a certificate case (COE0010, REV-02 … REV-05). Args: receipt number, then what the text names. */
    CERTIFICATE_RECEIVED("certificate-received"),
    /** To the applicant in whose name an agent has filed (ACC-09). Args: receipt number, the agent. */
    CERTIFICATE_FILED_FOR_YOU("certificate-filed-for-you"),
    CORRECTION_REQUESTED("correction-requested"),
    CERTIFICATE_REVISED("certificate-revised"),
    CERTIFICATE_APPROVED("certificate-approved"),
    CERTIFICATE_REJECTED("certificate-rejected"),
    CERTIFICATE_CANCELLED("certificate-cancelled"),
    CERTIFICATE_COLLECTED("certificate-collected"),
    /** To the parties of an import permit (MSK-04, MSK-06, MSK-10 … MSK-13). Args: permit number, then what the text names. */
    PERMIT_ISSUED("permit-issued"),
    /** To the importer in whose name an agent has filed (ACC-09). Args: permit number, until when it holds, the agent. */
    PERMIT_FILED_FOR_YOU("permit-filed-for-you"),
    PERMIT_REVISED("permit-revised"),
    PERMIT_CANCELLED("permit-cancelled"),
    PERMIT_MISMATCHED("permit-mismatched"),
    PERMIT_DEMANDED("permit-demanded"),
    GOODS_RELEASED("goods-released"),
    /** To the importer for whom an agent has declared flows or returns (ACC-09). Args: lot number, the agent. */
    STOCK_DECLARED_FOR_YOU("stock-declared-for-you"),
    /** 稽催信 (MSK-50). Args: how many lots, pieces left; then for each lot its number, product, pieces left, day of entry and days since. */
    STOCK_REMINDER("stock-reminder", 2, 5),
    /** To regulators (MSK-61, MSK-63). Args: lot number, importer or receiver; days or pieces; threshold. */
    ALERT_OLD_STOCK("alert-old-stock"),
    ALERT_IMPORTER_STOCK("alert-importer-stock"),
    ALERT_RECEIVER_FLOWS("alert-receiver-flows"),
    ALERT_IMBALANCE("alert-imbalance");

    private final String key;
    private final int head;
    private final int row;

    MailTemplate(String key) {
        this(key, Integer.MAX_VALUE, 0);
    }

    /** A text with a list in it: after the first arguments come those of one row after the other, each said by {@code mail.<name>.row}. */
    MailTemplate(String key, int head, int row) {
        this.key = key;
        this.head = head;
        this.row = row;
    }

    /** What the text itself names, without the rows of its list. */
    public List<String> head(List<String> args) {
        return args.subList(0, Math.min(head, args.size()));
    }

    /** What each row of its list names. */
    public List<List<String>> rows(List<String> args) {
        return row == 0
                ? List.of()
                : IntStream.range(0, (args.size() - head) / row)
                        .mapToObj(i -> args.subList(head + i * row, head + (i + 1) * row))
                        .toList();
    }

    /** Part of the message keys. */
    public String key() {
        return key;
    }
}
