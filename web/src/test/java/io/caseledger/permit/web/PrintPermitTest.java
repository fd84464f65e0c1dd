package io.caseledger.permit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitPrinted;
import io.caseledger.permit.query.FindPermit;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.pdf.PdfFile;
import io.caseledger.shared.query.Viewer;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** A permit is printed as a PDF; the log knows of it (MSK-05). */
@Spec("MSK-05")
class PrintPermitTest {
    private final PermitCalls calls = PermitCalls.as("applicant");
    private final Browser applicant = Browser.loggedIn(RunningService.shared(), "applicant");
    private final Browser other = Browser.loggedIn(RunningService.shared(), "applicant2");

    @Test
    void givenAPermit_whenPrinted_thenThePaperIsShownAndTheLogKnows() {
        var number = permit();

        var printed = applicant.submit("/", "/mask/permits/" + number + "/print", Map.of());

        assertThat(printed.getStatus().value()).isEqualTo(303);
        var address = "/mask/permits/" + number + ".pdf?revision=1";
        assertThat(printed.getResponseHeaders().getLocation()).isEqualTo(URI.create(address));
        var file = applicant.file(address);
        assertThat(file.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        var paper = PdfFile.of(Objects.requireNonNull(file.getResponseBody()), "permit-printed");
        assertThat(paper.text()).contains("口罩輸入許可", number, "遠東精密機械股份有限公司", "醫用口罩", "第 1 版");
        assertThat(paper.unprintable()).isEmpty();
        assertThat(paper.faults()).isEmpty();
        assertThat(timesPrinted(number))
                .as("looking at the file again is no printing")
                .isEqualTo(1);
    }

    @Test
    void givenAForeignPermitOrNone_whenPrintedOrRead_thenNotFound() {
        var number = permit();

        for (var address : new String[] {number, "MSK20200000000"}) {
            assertThat(other.submit("/", "/mask/permits/" + address + "/print", Map.of())
                            .getStatus()
                            .value())
                    .isEqualTo(404);
            assertThat(other.file("/mask/permits/" + address + ".pdf")
                            .getStatus()
                            .value())
                    .isEqualTo(404);
        }
        assertThat(applicant
                        .file("/mask/permits/" + number + ".pdf?revision=9")
                        .getStatus()
                        .value())
                .isEqualTo(404);
        assertThat(timesPrinted(number)).isZero();
    }

    private String permit() {
        return calls.submit(PermitCalls.application(ImportWay.DECLARATION)).number();
    }

    private long timesPrinted(String number) {
        var service = RunningService.shared();
        var view = service.bean(Queries.class)
                .optional(new FindPermit(Viewer.ALL, number, null), PermitView.class)
                .block();
        return service.bean(EventStore.class)
                .readEvents(Objects.requireNonNull(view).row().permitId())
                .asStream()
                .map(Message::getPayload)
                .filter(PermitPrinted.class::isInstance)
                .count();
    }
}
