package io.caseledger.origin.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.MultiLine;
import io.caseledger.shared.reference.IdentityKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant fills in (COE0010). Deliberately able to hold an unfinished application, as a draft is one: the rules say what is missing.
 * Names of components are field paths everywhere: in HTML forms, violations, JSON, XML and differences.
 *
 * @param type code of the certificate type, such as 01
 * @param issuingUnit code of the issuing unit
 * @param goodsDescription printed below the goods (COE0010-11)
 * @param originals 1 to 5
 * @param duplicates 0 to 10
 * @param exporterStatement for types with a statement (申報書)
 */
@JsonIgnoreProperties(ignoreUnknown = false)
public record CertificateApplication(
        @Nullable String type,
        @Nullable String issuingUnit,
        @Nullable Clearance clearance,
        @Nullable CertificateForm form,
        Party applicant,
        Party agent,
        Party exporter,
        Party importer,
        Shipment shipment,
        List<Manufacturer> manufacturers,
        List<GoodsLine> goods,
        @MultiLine @Nullable String goodsDescription,
        List<ExportDeclaration> declarations,
        List<Attachment> attachments,
        @Nullable Integer originals,
        @Nullable Integer duplicates,
        @MultiLine @Nullable String remark,
        @MultiLine @Nullable String exporterStatement) {

    @SuppressWarnings("NullAway") // Jackson and the binder hand over null where a part is absent
    public CertificateApplication {
        applicant = applicant == null ? Party.NONE : applicant;
        agent = agent == null ? Party.NONE : agent;
        exporter = exporter == null ? Party.NONE : exporter;
        importer = importer == null ? Party.NONE : importer;
        shipment = shipment == null ? Shipment.NONE : shipment;
        manufacturers = manufacturers == null ? List.of() : List.copyOf(manufacturers);
        goods = goods == null ? List.of() : List.copyOf(goods);
        declarations = declarations == null ? List.of() : List.copyOf(declarations);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /** Identity numbers of applicant, exporter, importer and manufacturers, normalised (REV-06); the agent's is its filer's. */
    public Set<String> identityNumbers() {
        var parties = Stream.of(applicant, exporter, importer).map(Party::identityNumber);
        return Stream.concat(parties, manufacturers.stream().map(Manufacturer::identityNumber))
                .filter(Objects::nonNull)
                .map(IdentityKind::normalised)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The type that is chosen; empty while none is, or an unknown one. */
    public Optional<CertificateType> certificateType() {
        return type == null ? Optional.empty() : CertificateTypes.byCode(type);
    }
}
