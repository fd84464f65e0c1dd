package io.caseledger.shared.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code (ISO/IEC 18004) as an image that a template can hold. */
public final class QrCode {
    /** Pixels a module: printed at 3 cm, beyond what a printer resolves. */
    private static final int SCALE = 12;
    /** Level M: readable with 15 % of it lost, as paper is folded and stamped. */
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 2);

    private QrCode() {}

    /**
     * The code as a {@code data:} address of a PNG, for {@code th:src}.
     *
     * @param text what a telephone reads, mostly an address
     */
    public static String dataUri(String text) {
        try {
            var modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS);
            var size = modules.getWidth() * SCALE;
            var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    image.getRaster().setSample(x, y, 0, modules.get(x / SCALE, y / SCALE) ? 0 : 255);
                }
            }
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }
}
