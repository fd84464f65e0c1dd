package io.caseledger.shared.web;

import java.time.Instant;

/**
 * A row of a list of drafts, for {@code shared/draft-list-parts}.
 *
 * @param title tells it from others; empty where nothing does yet
 * @param about what else tells it apart, such as the number that it revises; empty for nothing
 * @param kind which form, in the reader's language
 * @param path where it is gone on with
 * @param delete where it is deleted
 */
public record ListedDraft(String title, String about, String kind, String path, String delete, Instant savedAt) {}
