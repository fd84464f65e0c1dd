package io.caseledger.shared.web;

import io.caseledger.shared.contract.Attachment;

/**
 * A file in the store (COE0510-02). The store holds contents; which case or draft a content belongs to, and who may read it, its owner knows.
 *
 * @param name as the sender called it, without folders and control characters, its ending set by the content
 * @param sha256 lower-case hex of the content: its address
 * @param mediaType decided from the content
 * @param size bytes
 */
public record StoredFile(String name, String sha256, String mediaType, long size) {
    /** The file as a form or an event names it, once it has been uploaded. */
    public Attachment asAttachment(String kind) {
        return new Attachment(kind, Attachment.Delivery.UPLOADED, name, sha256, mediaType, size);
    }
}
