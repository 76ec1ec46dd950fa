package io.tablebridge.csv;

/**
 * In which encoding a file is, and how sure that is.
 *
 * @param encoding the encoding
 * @param mark how many bytes the byte order mark takes at the beginning; 0 without one
 * @param confidence from 0 (no better than another) to 100 (a byte order mark, or ASCII alone)
 */
public record FoundEncoding(SheetEncoding encoding, int mark, int confidence) {}
