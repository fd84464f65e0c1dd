package io.caseledger.shared.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of a sentence: dates, times and numbers stay on one line, as half of one can be taken for another.
 *
 * @param whole whether it must not break
 */
public record Phrase(String text, boolean whole) {
    private static final Pattern WHOLE = Pattern.compile(
            "\\d{2,4}[-/]\\d{1,2}[-/]\\d{1,2}(?: \\d{1,2}:\\d{2}(?::\\d{2})?)?|[A-Z]{2,4}-?\\d{6,}[-\\d]*|\\d+(?:,\\d{3})+");

    static List<Phrase> of(String text) {
        var pieces = new ArrayList<Phrase>();
        var whole = WHOLE.matcher(text);
        var end = 0;
        while (whole.find()) {
            if (whole.start() > end) {
                pieces.add(new Phrase(text.substring(end, whole.start()), false));
            }
            pieces.add(new Phrase(whole.group(), true));
            end = whole.end();
        }
        if (end < text.length()) {
            pieces.add(new Phrase(text.substring(end), false));
        }
        return List.copyOf(pieces);
    }
}
