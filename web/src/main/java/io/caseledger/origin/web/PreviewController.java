package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.origin.contract.Party;
import io.caseledger.origin.xml.ApplicationXml;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.pdf.Pdf;
import io.caseledger.shared.web.DraftedForms;
import io.caseledger.shared.web.FieldWords;
import io.caseledger.shared.web.FormBinder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A draft as application form and as sample certificate (COE0010-15), both PDF, marked and without any number, and as XML. Files nothing. */
@Controller
record PreviewController(DraftedForms forms, CertificateFormSpec spec, CaseWords words, ApplicationXml xml, Pdf pdf) {
    /**
     * The certificate's boxes as they would be printed.
     *
     * @param manufacturer the representative one; null where there is none yet
     * @param confidential whether the certificate only says that it is known to the authorities (COE0010-05)
     */
    record Sample(
            String exporter,
            String importer,
            @Nullable String manufacturer,
            boolean confidential,
            List<String> transport,
            String destination,
            List<Line> goods,
            @Nullable String description,
            List<String> sums) {}

    /** A line of goods as printed. */
    record Line(boolean heading, String name, String quantity, String code) {}

    @GetMapping("/origin/drafts/{id}/preview")
    Mono<ResponseEntity<byte[]>> preview(@PathVariable String id, Locale locale) {
        return bound(id)
                .flatMap(bound -> pdf.of(
                        "origin/preview-pdf",
                        locale,
                        () -> Map.of(
                                "document",
                                CaseDocument.of(bound.value(), null, Map.of(), false, sha256 -> "", words, locale))))
                .map(content -> answer(content, "application-" + id.substring(0, 8) + ".pdf"));
    }

    @GetMapping("/origin/drafts/{id}/sample")
    Mono<ResponseEntity<byte[]>> sample(@PathVariable String id, Locale locale) {
        return bound(id)
                .map(FormBinder.Bound::value)
                .flatMap(application -> pdf.of(
                        "origin/sample-pdf",
                        locale,
                        () -> Map.of("type", FilingPages.type(application.type()), "sample", sampleOf(application))))
                .map(content -> answer(content, "sample-" + id.substring(0, 8) + ".pdf"));
    }

    private static ResponseEntity<byte[]> answer(byte[] content, String fileName) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(fileName).build().toString())
                .body(content);
    }

    /** The draft as a file of our XML (COE0010-13); refused while something in it cannot be read, as that would be lost. */
    @GetMapping("/origin/drafts/{id}/xml")
    Mono<ResponseEntity<byte[]>> xml(@PathVariable String id) {
        return bound(id)
                .flatMap(bound -> bound.violations().isEmpty()
                        ? Mono.fromCallable(() -> xml.write(List.of(bound.value())))
                                .subscribeOn(Schedulers.boundedElastic())
                        : Mono.error(new Rejection(Rejection.Kind.INVALID, bound.violations())))
                .map(content -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_XML)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("certificate-application-" + id.substring(0, 8) + ".xml")
                                        .build()
                                        .toString())
                        .body(content));
    }

    private Mono<FormBinder.Bound<CertificateApplication>> bound(String id) {
        return forms.filer(spec)
                .flatMap(filer -> forms.find(spec, filer, id))
                .map(draft -> FormBinder.bind(CertificateApplication.class, draft.fields()));
    }

    /** Certificates are printed in English, whatever the page's language. */
    private Sample sampleOf(CertificateApplication application) {
        var printed = Locale.ENGLISH;
        var shipment = application.shipment();
        var representative = application.manufacturers().stream()
                .filter(Manufacturer::representative)
                .findFirst();
        return new Sample(
                party(application.exporter()),
                party(application.importer()),
                representative.map(PreviewController::manufacturer).orElse(null),
                representative.map(Manufacturer::confidential).orElse(false),
                List.of(
                        words.value("shipment.portOfLoading", shipment.portOfLoading(), printed),
                        words.value("shipment.portOfDischarge", shipment.portOfDischarge(), printed),
                        either(shipment.conveyance(), null),
                        Objects.toString(shipment.shipDate(), "")),
                words.value("shipment.destination", shipment.destination(), printed),
                application.goods().stream()
                        .map(line -> new Line(
                                line.heading(),
                                either(line.name(), null),
                                line.quantity() == null
                                        ? ""
                                        : FieldWords.number(line.quantity()) + " "
                                                + words.value("goods.unit", line.unit(), printed),
                                Boolean.TRUE.equals(line.printCommodityCode())
                                        ? words.value("goods.commodityCode", line.commodityCode(), printed)
                                        : ""))
                        .toList(),
                application.goodsDescription(),
                CaseDocument.sums(application, words, printed));
    }

    private static String party(Party party) {
        return either(party.nameEnglish(), party.nameChinese()) + "\n"
                + either(party.addressEnglish(), party.addressChinese());
    }

    private static String manufacturer(Manufacturer maker) {
        return either(maker.nameEnglish(), maker.nameChinese()) + "\n" + either(maker.address(), null);
    }

    private static String either(@Nullable String first, @Nullable String second) {
        return Optional.ofNullable(first).or(() -> Optional.ofNullable(second)).orElse("");
    }
}
