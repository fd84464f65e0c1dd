package io.caseledger.shared.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sea and air ports by UN/LOCODE that Taiwan trades with ({@code reference/ports.tsv}). The list is a selection: a well-formed code
 * that it lacks may still be a port.
 */
public final class Ports {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");
    private static final List<List<String>> ROWS = ReferenceTable.rows("ports.tsv", 4);
    private static final Map<String, String> FUNCTIONS = functions();
    private static final CodeList LIST = load();

    private Ports() {}

    /** As a list for pickers; parent = country (alpha-2). */
    public static CodeList list() {
        return LIST;
    }

    /** Whether ships, trains, lorries or planes call there: the digits of its UN/LOCODE function, such as {@code 14}. */
    public static String functions(String code) {
        return FUNCTIONS.getOrDefault(Typed.compact(code), "");
    }

    /** Whether the code has the form of a UN/LOCODE and begins with a country's code. */
    public static boolean isWellFormed(String code) {
        var compact = Typed.compact(code);
        return FORM.matcher(compact).matches() && Countries.list().has(compact.substring(0, 2));
    }

    private static CodeList load() {
        List<Code> ports = ROWS.stream()
                .map(row -> new Code(
                        row.get(0),
                        row.get(1).isEmpty() ? row.get(2) : row.get(1),
                        row.get(2),
                        row.get(0).substring(0, 2)))
                .toList();
        List<Code> countries = ports.stream()
                .map(Code::parent)
                .distinct()
                .map(country -> Countries.list().byCode(country).orElseThrow())
                .toList();
        return new FixedCodeList("ports", ports, countries, FixedCodeList.Order.AS_LISTED);
    }

    private static Map<String, String> functions() {
        Map<String, String> functions = new HashMap<>();
        ROWS.forEach(row -> functions.put(row.get(0), row.get(3)));
        return Map.copyOf(functions);
    }
}
