package io.caseledger.shared.contract;

import org.jspecify.annotations.Nullable;

/**
 * One field that two versions of an application have differently.
 *
 * @param field path, such as {@code goods[0].quantity}
 * @param before null where there was nothing
 * @param after null where there is nothing any more
 */
public record Difference(
        String field, @Nullable String before, @Nullable String after) {}
