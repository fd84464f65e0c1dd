package io.caseledger.shared.web;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.jspecify.annotations.Nullable;

/** The pages of a PDF (ISO 32000-2, 7.7.3): a file that shows nothing to whoever decides the case is no document. They are walked, not drawn. */
final class PdfPages {
    /** What a page may measure by the standard's own advice (annex C): 200 inches a side, in points. */
    private static final float LONGEST = 14_400;

    private static final int CORNERS = 4;

    private PdfPages() {}

    /** @throws IOException where there is none, or their tree is none */
    static void check(COSDictionary trailer, Budget budget) throws IOException {
        var catalog = trailer.getCOSDictionary(COSName.ROOT);
        var tree = catalog == null ? null : catalog.getCOSDictionary(COSName.PAGES);
        if (tree == null) {
            throw new IOException("no pages");
        }
        var seen = Collections.newSetFromMap(new IdentityHashMap<COSDictionary, Boolean>());
        var waiting = new ArrayDeque<COSDictionary>();
        waiting.add(tree);
        boolean found = false;
        while (!waiting.isEmpty()) {
            budget.read(1);
            var node = waiting.pop();
            if (!seen.add(node)) {
                throw new IOException("pages in a ring");
            }
            boundSize(node.getCOSArray(COSName.MEDIA_BOX), node.getFloat(COSName.USER_UNIT, 1));
            var kids = node.getCOSArray(COSName.KIDS);
            if (kids == null) {
                found |= COSName.PAGE.equals(node.getCOSName(COSName.TYPE));
                continue;
            }
            for (int i = 0; i < kids.size(); i++) {
                if (kids.getObject(i) instanceof COSDictionary kid) {
                    waiting.push(kid);
                }
            }
        }
        if (!found) {
            throw new IOException("no page");
        }
    }

    /** Whoever shows it makes a picture of that size. */
    private static void boundSize(@Nullable COSArray box, float unit) {
        if (box == null || box.size() != CORNERS) {
            return;
        }
        for (int side = 0; side < 2; side++) {
            if (box.getObject(side) instanceof COSNumber from
                    && box.getObject(side + 2) instanceof COSNumber to
                    && !(Math.abs(to.floatValue() - from.floatValue()) * unit <= LONGEST)) {
                throw FileContent.refused("shared.PagesAreNotTooLarge");
            }
        }
    }
}
