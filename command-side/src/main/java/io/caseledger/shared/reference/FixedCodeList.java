package io.caseledger.shared.reference;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A code list held in memory, with one index per language. */
final class FixedCodeList implements CodeList {

    /** How a list is shown while nothing is typed. */
    enum Order {
        /** As the data have it: most used first. */
        AS_LISTED,
        /** By name: strokes in Chinese, alphabet in English. */
        BY_NAME
    }

    private record Entry(Code code, String folded, String foldedZh, String foldedEn) {}

    private final String id;
    private final Map<String, Code> byCode = new HashMap<>();
    private final List<Entry> chinese;
    private final List<Entry> english;
    private final List<Code> chineseParents;
    private final List<Code> englishParents;

    FixedCodeList(String id, List<Code> codes, List<Code> parents, Order order) {
        this.id = id;
        List<Entry> entries = new ArrayList<>();
        for (Code code : codes) {
            if (byCode.put(code.code(), code) != null) {
                throw new IllegalStateException("code list " + id + " has " + code.code() + " twice");
            }
            entries.add(new Entry(
                    code, SearchText.of(code.code()), SearchText.of(code.nameZh()), SearchText.of(code.nameEn())));
        }
        boolean listed = order == Order.AS_LISTED;
        chinese = listed ? List.copyOf(entries) : sorted(entries, Entry::code, Locale.TRADITIONAL_CHINESE);
        english = listed ? List.copyOf(entries) : sorted(entries, Entry::code, Locale.ENGLISH);
        chineseParents = sorted(parents, Function.identity(), Locale.TRADITIONAL_CHINESE);
        englishParents = sorted(parents, Function.identity(), Locale.ENGLISH);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<Code> byCode(String code) {
        return Optional.ofNullable(byCode.get(Typed.compact(code)));
    }

    @Override
    public List<Code> search(String text, Locale locale, @Nullable String parent, int limit) {
        String wanted = SearchText.of(text);
        List<List<Code>> ranks = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Entry entry : isChinese(locale) ? chinese : english) {
            if (parent == null || parent.isEmpty() || entry.code.parent().equals(parent)) {
                int rank = rank(entry, wanted);
                if (rank < ranks.size()) {
                    ranks.get(rank).add(entry.code);
                }
            }
        }
        return ranks.stream().flatMap(List::stream).limit(Math.max(0, limit)).toList();
    }

    @Override
    public List<Code> parents(Locale locale) {
        return isChinese(locale) ? chineseParents : englishParents;
    }

    private static int rank(Entry entry, String wanted) {
        if (wanted.isEmpty() || entry.folded.equals(wanted)) {
            return 0;
        }
        if (entry.foldedZh.equals(wanted) || entry.foldedEn.equals(wanted)) {
            return 1;
        }
        if (entry.folded.startsWith(wanted) || entry.foldedZh.startsWith(wanted) || entry.foldedEn.startsWith(wanted)) {
            return 2;
        }
        return entry.foldedZh.contains(wanted) || entry.foldedEn.contains(wanted) ? 3 : 4;
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }

    private static <T> List<T> sorted(List<T> items, Function<T, Code> code, Locale locale) {
        ULocale sorting = isChinese(locale) ? new ULocale("zh_Hant_TW@collation=stroke") : ULocale.forLocale(locale);
        Collator collator = Collator.getInstance(sorting);
        Comparator<T> byName = Comparator.comparing(item -> code.apply(item).name(locale), collator::compare);
        return items.stream()
                .sorted(byName.thenComparing(item -> code.apply(item).code()))
                .toList();
    }
}
