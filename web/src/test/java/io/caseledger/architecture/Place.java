package io.caseledger.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;
import java.util.Set;

/** Where a class stands: {@code io.caseledger.<capability>.<part>}, one flat package each. Planted classes stand below a root of their own. */
record Place(String capability, Part part) {
    static final String ROOT = "io.caseledger";
    static final String PLANTED = ROOT + ".architecture.planted";
    private static final String SHARED = "shared";

    /** Empty for what is not ours, for the root package, and for a package that the layout does not know. */
    static Optional<Place> of(JavaClass type) {
        var name = ours(type);
        var dot = name.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Part.named(name.substring(dot + 1)).map(part -> new Place(name.substring(0, dot), part));
    }

    /** The package below the root; empty for the root itself and for what is not ours. */
    static String ours(JavaClass type) {
        var name = type.getPackageName();
        var root = name.startsWith(PLANTED) ? PLANTED : ROOT;
        return name.startsWith(root + '.') ? name.substring(root.length() + 1) : "";
    }

    static DescribedPredicate<JavaClass> in(Part... parts) {
        var wanted = Set.of(parts);
        return DescribedPredicate.describe(
                "in " + wanted, type -> of(type).stream().anyMatch(place -> wanted.contains(place.part())));
    }

    static DescribedPredicate<JavaClass> inModule(String module) {
        return DescribedPredicate.describe("in " + module, type -> of(type).stream()
                .anyMatch(place -> place.part().modules.contains(module)
                        && (place.part().modules.size() == 1 || liesIn(type, module) || isPlanted(type))));
    }

    /** Whether the class was compiled from the module's folder. */
    static boolean liesIn(JavaClass type, String module) {
        var source = type.getSource().orElseThrow().getUri().toString();
        return source.contains("/" + module + "/target/classes/")
                || source.contains("/" + module + "/target/caseledger-")
                || source.contains("/caseledger-" + module + "-");
    }

    private static boolean isPlanted(JavaClass type) {
        return type.getPackageName().startsWith(PLANTED);
    }

    static DescribedPredicate<JavaClass> inCapability() {
        return DescribedPredicate.describe("of a capability", type -> of(type).stream()
                .anyMatch(place -> !place.capability().equals(SHARED)));
    }

    boolean mayUse(Place other) {
        if (capability.equals(other.capability)) {
            return part.ofItsOwn().contains(other.part);
        }
        if (other.capability.equals(SHARED)) {
            return part.ofShared().contains(other.part);
        }
        return !capability.equals(SHARED) && part.ofOthers().contains(other.part);
    }

    @Override
    public String toString() {
        return capability + '.' + part;
    }
}
