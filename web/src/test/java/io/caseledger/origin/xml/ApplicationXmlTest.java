package io.caseledger.origin.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.Party;
import io.caseledger.shared.Proofs;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Messages;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

@BesideTheOthers
@Spec("COE0010-13")
class ApplicationXmlTest {
    private static final String START =
            "<certificateApplications xmlns=\"urn:caseledger:certificate-application:1\">\n<certificateApplication>\n";
    private static final String END = "\n</certificateApplication>\n</certificateApplications>\n";
    private static final CertificateApplication EMPTY =
            ContractJson.mapper().readValue("{}", CertificateApplication.class);

    private final ApplicationXml xml = new ApplicationXml();

    @Test
    void givenAnyApplications_whenExportedAndImported_thenEqual() {
        // a long proof takes new seeds too, told where one fails
        var seeds =
                LongStream.concat(LongStream.of(1), ThreadLocalRandom.current().longs(Proofs.of(0, 20)));
        for (long seed : seeds.toArray()) {
            var random = new RandomApplications(seed);
            var applications = Stream.generate(random::next).limit(250).toList();

            var file = xml.write(applications);

            assertThat(applications(file)).as("seed %d", seed).isEqualTo(applications);
            assertThat(xml.write(applications)).isEqualTo(file);
        }
    }

    @Test
    void givenEmptyForm_whenExportedAndImported_thenStillEmpty() {
        assertThat(applications(xml.write(List.of(EMPTY)))).containsExactly(EMPTY);
    }

    @Test
    void givenNothingAndEmptyText_whenExported_thenKeptApart() {
        var file = START + "<exporter><nameChinese/></exporter><remark></remark>" + END;

        var application = application(file);

        assertThat(application.remark()).isEmpty();
        assertThat(application.goodsDescription()).isNull();
        assertThat(application.exporter()).isEqualTo(new Party(null, "", null, null, null, null));
        assertThat(application.importer()).isEqualTo(Party.NONE);
    }

    @Test
    void givenCharactersThatXmlForbids_whenExported_thenReplacedAndReadable() {
        var application = application(START + "<remark>x</remark>" + END);
        var odd = new CertificateApplication(
                null,
                null,
                null,
                null,
                Party.NONE,
                Party.NONE,
                Party.NONE,
                Party.NONE,
                application.shipment(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                "a\u0000b\u000B\uD800c\uFFFE",
                null);

        assertThat(application(new String(xml.write(List.of(odd)), UTF_8)).remark())
                .isEqualTo("a\uFFFDb\uFFFD\uFFFDc\uFFFD");
    }

    @Test
    void givenPartsInAnyOrderAndSchemaLocation_whenImported_thenRead() {
        var file = START.replace(
                        ">\n<cert",
                        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                + " xsi:schemaLocation=\"urn:caseledger:certificate-application:1"
                                + " http://127.0.0.1:1/none.xsd\">\n"
                                + "<cert")
                + "<remark>r</remark><goods><goodsLine><quantity> 1.50 </quantity><name> 口罩 </name></goodsLine></goods>"
                + "<type>01</type>" + END;

        var application = application(file);

        assertThat(application.type()).isEqualTo("01");
        assertThat(application.goods().getFirst().name()).isEqualTo(" 口罩 ");
        assertThat(application.goods().getFirst().quantity()).hasToString("1.50");
        assertThat(application.goods().getFirst().heading()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "Big5"})
    void givenKnownEncodings_whenImported_thenRead(String encoding) {
        var file = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" + START + "<remark>產地證明</remark>" + END;

        assertThat(applications(file.getBytes(Charset.forName(encoding))))
                .extracting(CertificateApplication::remark)
                .containsExactly("產地證明");
    }

    static Stream<Arguments> hostileFiles() {
        var declared = "<?xml version=\"1.0\"?>\n";
        return Stream.of(
                file("origin.XmlHasNoDoctype", 2, declared + "<!DOCTYPE x>" + START + END),
                file(
                        "origin.XmlHasNoDoctype",
                        2,
                        declared + "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n" + START
                                + "<remark>&f;</remark>" + END),
                file(
                        "origin.XmlHasNoDoctype",
                        2,
                        declared + "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\"> %p;]>" + START + END),
                file(
                        "origin.XmlHasNoDoctype",
                        1,
                        "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + START
                                + "<remark>&b;</remark>" + END),
                file(
                        "origin.XmlHasNoDoctype",
                        1,
                        new String(
                                ("<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE x>" + START + END)
                                        .getBytes(UTF_16),
                                ISO_8859_1)),
                file("origin.XmlHasNoEntities", 3, START + "<remark>&nbsp;</remark>" + END),
                file(
                        "origin.XmlElementsAreKnown",
                        3,
                        START + "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>"
                                + END),
                file("origin.XmlIsWellFormed", 4, START + "<remark>" + END),
                file("origin.XmlIsWellFormed", 1, ""),
                file("origin.XmlIsWellFormed", 1, "PK\u0003\u0004".substring(0, 2)),
                file("origin.XmlIsWellFormed", 3, START + "<remark>&#0;</remark>" + END),
                file("origin.XmlCharactersAreAllowed", 3, START + "<remark>a\u0000</remark>" + END),
                file("origin.XmlCharactersAreAllowed", 3, START + "<remark>a\u0007</remark>" + END),
                file("origin.XmlTextIsDecodable", 3, START + "<remark>\u00FF\u00FE</remark>" + END),
                file("origin.XmlTextIsDecodable", 3, START + "<remark>\u00C0\u00AF</remark>" + END),
                file("origin.XmlEncodingIsKnown", 1, "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + START + END),
                file("origin.XmlIsVersionOne", 1, "<?xml version=\"1.1\"?>" + START + "<remark>&#7;</remark>" + END),
                file("origin.XmlRootIsKnown", 1, "<x/>"),
                file("origin.XmlRootIsKnown", 1, "<certificateApplications/>"),
                file(
                        "origin.XmlElementsAreComplete",
                        1,
                        "<certificateApplications xmlns=\"urn:caseledger:certificate-application:1\"/>"),
                file("origin.XmlElementsAreKnown", 3, START + "<shipdate>2026-11-21</shipdate>" + END),
                file("origin.XmlElementsAreKnown", 3, START + "<remark/><remark/>" + END),
                file("origin.XmlElementsAreKnown", 3, START + "<attachments/>" + END),
                file("origin.XmlAttributesAreKnown", 3, START + "<remark lang=\"en\"/>" + END),
                file("origin.XmlHasNoStrayText", 3, START + "<shipment>Hamburg</shipment>" + END),
                file("origin.XmlHoldsPlainValues", 3, START + "<remark><b>x</b></remark>" + END),
                file("origin.XmlValuesAreListed", 3, START + "<form>SEAL</form>" + END),
                file("origin.XmlValuesAreWellFormed", 3, START + "<originals>three</originals>" + END),
                file("origin.XmlValuesAreWellFormed", 3, START + "<originals>99999999999</originals>" + END),
                file(
                        "origin.XmlValuesAreWellFormed",
                        3,
                        START + "<goods><goodsLine><quantity>1e9</quantity></goodsLine></goods>" + END),
                file(
                        "origin.XmlValuesAreWellFormed",
                        3,
                        START + "<shipment><shipDate>2026-02-31</shipDate></shipment>" + END),
                file(
                        "origin.XmlValuesAreWellFormed",
                        3,
                        START + "<shipment><shipDate>2026-02-01Z</shipDate></shipment>" + END),
                file("origin.XmlTextIsNotTooLong", 3, START + "<remark>" + "x".repeat(20_001) + "</remark>" + END),
                file(
                        "origin.XmlFollowsTheSchema",
                        3,
                        START + "<remark xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>"
                                + END),
                file("origin.XmlIsNotTooDeep", 3, START + "<x>".repeat(100_000)),
                file(
                        "origin.XmlHoldsAtMostAThousandApplications",
                        1003,
                        "<certificateApplications xmlns=\"urn:caseledger:certificate-application:1\">\n\n"
                                + "<certificateApplication/>\n".repeat(1001) + "</certificateApplications>"),
                file("origin.XmlFileIsNotTooLarge", 0, START + "<remark>" + " ".repeat(ApplicationXml.MAX_BYTES)));
    }

    private static Arguments file(String rule, int line, String latin1) {
        return Arguments.of(rule, line, latin1.getBytes(ISO_8859_1));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("hostileFiles")
    @Spec({"COE0010-13", "SEC-05"})
    void givenFileThatIsNotOurs_whenImported_thenRefusedWithLineAndReason(String rule, int line, byte[] file)
            throws IOException {
        var first = faults(xml.read(file)).getFirst();

        assertThat(first.rule()).as("%s", first).isEqualTo(rule);
        assertThat(first.args().getFirst()).as("%s", first).isEqualTo(Integer.toString(line));
        for (var language : List.of(Locale.TAIWAN, Locale.ENGLISH)) {
            assertThat(Messages.messageSource()
                            .getMessage("rule." + first.rule(), first.args().toArray(), language))
                    .doesNotContain("{")
                    .contains(line == 0 ? "5 MB" : Integer.toString(line));
        }
    }

    @Test
    void givenManyErrors_whenImported_thenEachWithItsFieldUpToFifty() {
        var goods = "<goodsLine><name>n</name></goodsLine>\n<goodsLine><quantity>many</quantity></goodsLine>\n";
        var faults = faults(
                xml.read((START + "<form>X</form><goods>\n" + goods.repeat(60) + "</goods>" + END).getBytes(UTF_8)));

        assertThat(faults).hasSize(50);
        assertThat(faults.subList(0, 2))
                .containsExactly(
                        new Violation("origin.XmlValuesAreListed", "form", List.of("3", "15", "form", "X")),
                        new Violation(
                                "origin.XmlValuesAreWellFormed",
                                "goods[1].quantity",
                                List.of("5", "37", "quantity", "many")));
    }

    @Test
    void givenNumbersAndFlagsAsTheSchemaAllowsThem_whenImported_thenRead() {
        var application = application(START
                + "<goods><goodsLine><heading> 1 </heading><quantity>+0.10</quantity></goodsLine></goods>"
                + "<originals>\n+3 </originals><duplicates>-0</duplicates>" + END);

        assertThat(application.originals()).isEqualTo(3);
        assertThat(application.duplicates()).isZero();
        assertThat(application.goods().getFirst().heading()).isTrue();
        assertThat(application.goods().getFirst().quantity()).hasToString("0.10");
    }

    @Test
    @Spec("COE0010-17")
    void givenOneBadOfThree_whenReadEach_thenTheOthersAreRead() {
        var file = START
                + "<remark>1</remark></certificateApplication>\n"
                + "<certificateApplication><form>X</form><goods><goodsLine/></goods></certificateApplication>\n"
                + "<certificateApplication><remark>3</remark>" + END;

        var entries = xml.read(file.getBytes(UTF_8));

        assertThat(entries)
                .extracting(entry ->
                        entry.application() == null ? null : entry.application().remark())
                .containsExactly("1", null, "3");
        assertThat(entries.get(1).faults()).extracting(Violation::field).containsExactly("form");
    }

    @Test
    void givenEndlessUpload_whenRead_thenRefusedWithoutReadingOn() {
        var buffers = DefaultDataBufferFactory.sharedInstance;
        var endless = Flux.fromIterable(Collections.nCopies(1_000_000, new byte[64 * 1024]))
                .map(bytes -> (DataBuffer) buffers.wrap(bytes));

        assertThat(faults(Objects.requireNonNull(xml.read(endless).block())))
                .containsExactly(Violation.of("origin.XmlFileIsNotTooLarge", "", "0", "0", "5"));
    }

    private CertificateApplication application(String file) {
        return applications(file.getBytes(UTF_8)).getFirst();
    }

    private List<CertificateApplication> applications(byte[] file) {
        var entries = xml.read(file);
        assertThat(faults(entries)).isEmpty();
        return entries.stream()
                .map(XmlEntry::application)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static List<Violation> faults(List<XmlEntry> entries) {
        return entries.stream().flatMap(entry -> entry.faults().stream()).toList();
    }
}
