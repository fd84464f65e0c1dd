package io.caseledger.shared.domain;

/**
 * Where numbers come from. A number counts only if what it was drawn for is stored, so a book has no gaps. What a number looks like is said beside what it
 * numbers, and so is which book it is from.
 */
@FunctionalInterface
public interface NumberBooks {
    /**
     * The next number of a book, 1 for its first.
     *
     * @param book kind and scope, such as {@code receipt/TPE/20261120}; the id of the book, so it is stored
     * @param holder id of what the number is for
     */
    int next(String book, String holder);
}
