package io.tablebridge.intake.poll;

/**
 * A place among the pages of a list.
 *
 * @param cursor the platform's own mark, or the address of the next page; empty on the first page
 * @param page the page's number
 * @param offset how many records lie before it
 */
record PollPlace(String cursor, long page, long offset) {}
