package io.caseledger.origin.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.caseledger.BesideTheOthers;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.automation.BulkItem;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.xml.ApplicationXml;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Messages;
import io.caseledger.shared.web.SampleFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@BesideTheOthers
@Spec("COE0010-17")
class BulkFileTest {
    private static final ApplicationXml XML = new ApplicationXml();
    private static final CertificateApplication VALID = SampleApplications.valid();
    private static final byte[] ONE = XML.write(List.of(VALID));

    @TempDir
    Path folder;

    @Test
    void givenXmlOfMany_whenRead_thenEachByItself() throws IOException {
        var text = new String(XML.write(List.of(VALID, VALID, VALID)), UTF_8)
                .replaceFirst("<form>WET_STAMP</form>", "<form>INK</form>");

        var items = read(text.getBytes(UTF_8));

        assertThat(items).extracting(BulkItem::application).containsExactly(null, VALID, VALID);
        assertThat(items.getFirst().faults()).extracting(Violation::field).containsExactly("form");
    }

    @Test
    void givenZip_whenRead_thenEveryFileCountsAndLitterDoesNot() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("十一月/甲.xml", XML.write(List.of(VALID, VALID)));
        files.put("readme.txt", "hello".getBytes(UTF_8));
        files.put("__MACOSX/十一月/._甲.xml", new byte[40]);
        files.put(".DS_Store", new byte[40]);
        files.put("empty.xml", new byte[0]);
        files.put("乙𠮷.xml", ONE);

        var items = read(SampleFiles.zip(files));

        assertThat(items)
                .extracting(BulkItem::source)
                .containsExactly("十一月/甲.xml", "十一月/甲.xml", "readme.txt", "empty.xml", "乙𠮷.xml");
        assertThat(items)
                .extracting(item ->
                        item.application() == null ? item.faults().getFirst().rule() : "read")
                .containsExactly("read", "read", "origin.XmlIsWellFormed", "origin.XmlIsWellFormed", "read");
    }

    @Test
    void givenZipFromWindowsInTaiwan_whenRead_thenNamesAreLegible() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, Charset.forName("x-windows-950"))) {
            zip.putNextEntry(new ZipEntry("產證申請.xml"));
            zip.write(ONE);
        }

        assertThat(read(out.toByteArray())).extracting(BulkItem::source).containsExactly("產證申請.xml");
    }

    static Stream<Arguments> refused() {
        var thousand = IntStream.range(0, 1_001)
                .boxed()
                .collect(LinkedHashMap<String, byte[]>::new, (map, i) -> map.put(i + ".xml", ONE), Map::putAll);
        return Stream.of(
                Arguments.of("origin.ZipNamesStayInside", SampleFiles.zip(Map.of("../../etc/cron.d/x.xml", ONE))),
                Arguments.of("origin.ZipNamesStayInside", SampleFiles.zip(Map.of("..\\x.xml", ONE))),
                Arguments.of("origin.ZipNamesStayInside", SampleFiles.zip(Map.of("/etc/x.xml", ONE))),
                Arguments.of("origin.ZipNamesStayInside", SampleFiles.zip(Map.of("C:\\x.xml", ONE))),
                Arguments.of("origin.ZipIsNotEncrypted", SampleFiles.encrypted(SampleFiles.zip(Map.of("a.xml", ONE)))),
                Arguments.of(
                        "origin.ZipHoldsXmlOnly",
                        SampleFiles.zip(Map.of("a.zip", SampleFiles.zip(Map.of("a.xml", ONE))))),
                // a bomb: 200 MB of spaces, 200 KB packed
                Arguments.of("origin.ZipStaysWithinItsBounds", SampleFiles.zip(Map.of("a.xml", new byte[200 << 20]))),
                Arguments.of("origin.ZipStaysWithinItsBounds", manyLarge()),
                Arguments.of("origin.ZipStaysWithinItsBounds", SampleFiles.zip(thousand)),
                Arguments.of("origin.ZipIsReadable", Arrays.copyOf(SampleFiles.zip(Map.of("a.xml", ONE)), 200)),
                Arguments.of("origin.BulkFilingsHoldOneToAThousandCases", SampleFiles.zip(Map.of())),
                Arguments.of(
                        "origin.BulkFilingsHoldOneToAThousandCases",
                        SampleFiles.zip(Map.of("a.xml", empty(600), "b.xml", empty(600)))),
                Arguments.of("origin.XmlHoldsAtMostAThousandApplications", empty(1_001)),
                Arguments.of("origin.XmlFileIsNotTooLarge", new byte[ApplicationXml.MAX_BYTES + 1]),
                Arguments.of("origin.XmlHasNoDoctype", "<!DOCTYPE x><x/>".getBytes(UTF_8)),
                Arguments.of("origin.XmlIsWellFormed", "applicant,exporter\n1,2\n".getBytes(UTF_8)));
    }

    /** Each within its bound, all together not. */
    private static byte[] manyLarge() {
        var files = new LinkedHashMap<String, byte[]>();
        IntStream.range(0, 25).forEach(i -> files.put(i + ".xml", new byte[ApplicationXml.MAX_BYTES]));
        return SampleFiles.zip(files);
    }

    private static byte[] empty(int count) {
        return ("<certificateApplications xmlns=\"" + ApplicationXml.NAMESPACE + "\">"
                        + String.join("", Collections.nCopies(count, "<certificateApplication/>"))
                        + "</certificateApplications>")
                .getBytes(UTF_8);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("refused")
    @Spec({"COE0010-17", "SEC-05"})
    void givenFileThatIsHostileOrForeign_whenRead_thenRefusedWithReason(String rule, byte[] content)
            throws IOException {
        var details = catchThrowableOfType(Rejection.class, () -> read(content)).details();

        assertThat(details.kind()).isEqualTo(Rejection.Kind.INVALID);
        assertThat(details.violations()).extracting(Violation::rule).containsExactly(rule);
        for (var language : List.of(Locale.TAIWAN, Locale.ENGLISH)) {
            assertThat(Messages.messageSource()
                            .getMessage(
                                    "rule." + rule,
                                    details.violations().getFirst().args().toArray(),
                                    language))
                    .doesNotContain("{");
        }
    }

    private List<BulkItem> read(byte[] content) throws IOException {
        var file = Files.write(folder.resolve("upload"), content);
        return new BulkFile(XML).read(file);
    }
}
