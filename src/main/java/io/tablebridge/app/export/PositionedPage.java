package io.tablebridge.app.export;

import io.tablebridge.export.ExportPage;

/**
 * A page with the place in the journal that the database had reached before it was read.
 *
 * @param position the last entry in effect
 */
record PositionedPage(ExportPage page, long position) {}
