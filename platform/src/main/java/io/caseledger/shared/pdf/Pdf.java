package io.caseledger.shared.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import io.caseledger.shared.bus.Places;
import io.caseledger.shared.bus.TooMany;
import io.caseledger.shared.settings.Settings;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Makes PDF/A-2u (ISO 19005-2) of a template: tagged for screen readers, fonts embedded, nothing fetched from anywhere. The template is well-formed
 * XHTML with {@code lang} and {@code title}, which become the document's; {@code shared/pdf :: style} holds what all have in common. The same input
 * gives the same text and looks; only the moment of making is noted in the file.
 */
@Component
public class Pdf implements DisposableBean {
    /** Documents made at once: each takes a whole core, and pages are to stay quick meanwhile. */
    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    /** Waiting documents beyond this are answered 503. */
    private static final int QUEUE = 200;

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /** Characters that XML 1.0 cannot hold stand in nobody's name; a person may have pasted them all the same. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final ISpringWebFluxTemplateEngine templates;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(AT_ONCE, QUEUE, "pdf");

    /** All wait in one queue: without a share of it one account would keep everybody's documents waiting for minutes. */
    private final Places places;

    Pdf(ISpringWebFluxTemplateEngine templates, Settings settings) {
        this.templates = templates;
        this.places = new Places("documents", settings.web().filesPerAccount(), AT_ONCE + QUEUE);
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    /**
     * A document. Fails with {@link TooMany} where the signed-in account waits for too many already.
     *
     * @param template name of the template, such as {@code permit/permit-pdf}
     * @param locale of its texts
     * @param model gives what the template names, off the event loop; besides, {@code lang} is the value of its {@code lang} attribute
     */
    public Mono<byte[]> of(String template, Locale locale, Supplier<Map<String, Object>> model) {
        return places.mono(() -> Mono.fromCallable(() -> made(text(template, locale, model.get())))
                .subscribeOn(scheduler));
    }

    private String text(String template, Locale locale, Map<String, Object> model) {
        var context = new Context(locale, model);
        context.setVariable("lang", locale.getLanguage().equals("en") ? "en" : "zh-Hant-TW");
        return templates.process(template, context);
    }

    /** Blocks for up to seconds: not for an event loop. */
    static byte[] made(String html) {
        var out = new ByteArrayOutputStream();
        try {
            var builder = new PdfRendererBuilder();
            Typefaces.addTo(builder);
            builder.usePdfAConformance(PdfAConformance.PDFA_2_U)
                    .usePdfUaAccessibility(true)
                    .useColorProfile(SRGB)
                    .withProducer("Caseledger")
                    .useReplacementText("□")
                    // a document is what its template and data say: no file and no address is read for it
                    .useExternalResourceAccessControl(
                            (uri, type) -> uri.startsWith("data:"),
                            ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            (uri, type) -> uri.startsWith("data:"),
                            ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .withHtmlContent(NOT_XML.matcher(html).replaceAll(""), null)
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
