package io.caseledger.origin.xml;

/** What came of reading a file: all of its applications, or why not. */
public sealed interface XmlReading permits Parsed, XmlRefusal {}
