package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitItem;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A rule on what is filled in for a permit. Its class is named as the sentence; its text is {@code rule.<name>}. It reports all that break it. */
interface ContentRule {

    List<Violation> check(PermitApplication application, PermitFiling filing);

    default String name() {
        return getClass().getSimpleName();
    }

    default List<Violation> require(boolean kept, String field, String... args) {
        return kept ? List.of() : List.of(Violation.of(name(), field, args));
    }

    default List<Violation> require(Check check, String field) {
        return check.accepted() ? List.of() : List.of(Violation.of(name(), field, check));
    }

    /** @param check takes an item and the beginning of its fields' paths, such as {@code items[0].} */
    default List<Violation> eachItem(
            PermitApplication application, BiFunction<PermitItem, String, List<Violation>> check) {
        var found = new ArrayList<Violation>();
        for (int i = 0; i < application.items().size(); i++) {
            found.addAll(check.apply(application.items().get(i), "items[" + i + "]."));
        }
        return found;
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
