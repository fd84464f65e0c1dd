package io.caseledger.origin.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The certificate types that ship (COE0010-02), read from {@code origin/certificate-types.json}: adding one needs no code. */
public final class CertificateTypes {
    private static final Map<String, CertificateType> BY_CODE = load();

    private CertificateTypes() {}

    public static List<CertificateType> all() {
        return List.copyOf(BY_CODE.values());
    }

    public static Optional<CertificateType> byCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static Map<String, CertificateType> load() {
        try (var in = CertificateTypes.class.getResourceAsStream("/origin/certificate-types.json")) {
            var types = JsonMapper.builder().build().readValue(in, new TypeReference<List<CertificateType>>() {});
            var byCode = new LinkedHashMap<String, CertificateType>();
            types.forEach(type -> byCode.put(type.code(), type));
            return byCode;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
