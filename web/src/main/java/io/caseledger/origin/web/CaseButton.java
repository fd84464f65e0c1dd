package io.caseledger.origin.web;

import com.fasterxml.jackson.annotation.JsonValue;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.origin.contract.TakeCase;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The officer's orders that say nothing but themselves. A line here is all that pages and machine interface need: the queue, the case's page and its review
 * show the button where it is offered, named by {@code origin.do.<word>}, and say {@code origin.done.<word>} afterwards.
 */
public enum CaseButton {
    /** Opens the review (REV-01). */
    TAKE("take", true),
    /** Into the queue again (REV-01). */
    PUT_BACK("put-back", false);

    private final String word;
    private final boolean opensReview;

    CaseButton(String word, boolean opensReview) {
        this.word = word;
        this.opensReview = opensReview;
    }

    public CertificateCommand command(CaseId id) {
        return switch (this) {
            case TAKE -> new TakeCase(id);
            case PUT_BACK -> new PutBackCase(id);
        };
    }

    /**
     * What an officer of the unit is offered.
     *
     * @param has whether that officer has the case
     * @param own whether it has the officer's own identity number: such a case is only given back (REV-06)
     */
    static List<CaseButton> offered(CaseState state, boolean has, boolean own) {
        return Arrays.stream(values())
                .filter(button -> switch (button) {
                    case TAKE -> state == CaseState.RECEIVED && !own;
                    case PUT_BACK -> state == CaseState.UNDER_REVIEW && has;
                })
                .toList();
    }

    /** By its word in an address; 404 where there is none such. */
    public static CaseButton at(String word) {
        return Arrays.stream(values())
                .filter(button -> button.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** In addresses and message keys. */
    @JsonValue
    public String word() {
        return word;
    }

    /** Whether it leads on to the review, not to where it was pressed. */
    public boolean opensReview() {
        return opensReview;
    }
}
