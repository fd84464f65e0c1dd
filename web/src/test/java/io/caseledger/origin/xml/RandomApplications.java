package io.caseledger.origin.xml;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateForm;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.origin.contract.ExportDeclaration;
import io.caseledger.origin.contract.GoodsLine;
import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.origin.contract.Party;
import io.caseledger.origin.contract.Shipment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Applications as nobody would fill them in, and as somebody will. */
final class RandomApplications {
    /** What tends to get lost on the way: rare and private characters, spaces, line ends, mark-up, composed forms, joined emoji. */
    private static final List<String> PIECES = List.of(
            "𠮷",
            "\uDBBF\uDFFD",
            "\uDB80\uDC00",
            "\uE000",
            "葛󠄀",
            "㍿",
            "神",
            "a",
            " ",
            "  ",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "<",
            ">",
            "&",
            "&amp;",
            "]]>",
            "<![CDATA[",
            "\"",
            "'",
            "\u0085",
            "\u2028",
            "\u00A0",
            "\u3000",
            "e\u0301",
            "é",
            "👩‍👩‍👧",
            "\u202E",
            "\u200B",
            "\uFEFF",
            "\uFFFD",
            "臺",
            "台",
            "<!-- -->",
            "<?x?>",
            "0",
            "-");

    private final Random random;

    RandomApplications(long seed) {
        random = new Random(seed);
    }

    CertificateApplication next() {
        return new CertificateApplication(
                text(),
                text(),
                maybe(() -> pick(List.of(Clearance.values()))),
                maybe(() -> pick(List.of(CertificateForm.values()))),
                party(),
                party(),
                party(),
                party(),
                new Shipment(text(), text(), text(), text(), text(), text(), maybe(this::day)),
                many(() -> new Manufacturer(
                        text(), text(), text(), text(), text(), random.nextBoolean(), random.nextBoolean())),
                many(() -> new GoodsLine(
                        random.nextBoolean(),
                        text(),
                        maybe(this::quantity),
                        text(),
                        text(),
                        maybe(random::nextBoolean),
                        text())),
                text(),
                many(() -> new ExportDeclaration(text(), maybe(random::nextInt), text(), text())),
                List.of(),
                maybe(random::nextInt),
                maybe(random::nextInt),
                text(),
                text());
    }

    private Party party() {
        return random.nextInt(4) == 0 ? Party.NONE : new Party(text(), text(), text(), text(), text(), text());
    }

    private @Nullable String text() {
        return maybe(() -> {
            var text = new StringBuilder();
            Stream.generate(() -> pick(PIECES)).limit(random.nextInt(8)).forEach(text::append);
            return text.toString();
        });
    }

    private BigDecimal quantity() {
        return new BigDecimal(new BigInteger(random.nextInt(1, 66), random), random.nextInt(7));
    }

    private LocalDate day() {
        return LocalDate.of(random.nextInt(1, 10_000), random.nextInt(1, 13), random.nextInt(1, 29));
    }

    private <T> List<T> many(Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(4)).toList();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
