package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.ExportDeclaration;
import io.caseledger.origin.contract.GoodsLine;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Check;
import io.caseledger.shared.reference.CodeList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A rule on what is filled in. Its class is named as the sentence; its text is {@code rule.<name>}. It reports all that break it. */
interface ApplicationRule {

    List<Violation> check(CertificateApplication application, Filing filing);

    default String name() {
        return getClass().getSimpleName();
    }

    default List<Violation> require(boolean kept, String field, String... args) {
        return kept ? List.of() : List.of(Violation.of(name(), field, args));
    }

    default Violation broken(String field, Check check) {
        return Violation.of(name(), field, check);
    }

    /** @param check takes a line and the beginning of its fields' paths, such as {@code goods[0].} */
    default List<Violation> eachLine(
            CertificateApplication application, BiFunction<GoodsLine, String, List<Violation>> check) {
        var found = new ArrayList<Violation>();
        for (int i = 0; i < application.goods().size(); i++) {
            found.addAll(check.apply(application.goods().get(i), "goods[" + i + "]."));
        }
        return found;
    }

    /** @param check takes a declaration and its path, such as {@code declarations[0]} */
    default List<Violation> eachDeclaration(
            CertificateApplication application, BiFunction<ExportDeclaration, String, List<Violation>> check) {
        var found = new ArrayList<Violation>();
        for (int i = 0; i < application.declarations().size(); i++) {
            found.addAll(check.apply(application.declarations().get(i), "declarations[" + i + "]"));
        }
        return found;
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Whether the code is in the list exactly as it is written there: what is stored is compared and printed as it is. */
    static boolean isIn(CodeList list, @Nullable String code) {
        return list.has(code);
    }
}
