package io.caseledger.origin.web;

import io.caseledger.origin.xml.ApplicationXml;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The schema that ships (COE0010-13), for everybody: a broker's programmer has no account. */
@RestController
class SchemaDownloadController {
    private final Resource schema = new ClassPathResource(ApplicationXml.SCHEMA_RESOURCE);

    @GetMapping("/downloads/" + ApplicationXml.SCHEMA_FILE)
    ResponseEntity<Resource> schema() {
        var asFile = ContentDisposition.attachment()
                .filename(ApplicationXml.SCHEMA_FILE)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, asFile.toString())
                .body(schema);
    }
}
