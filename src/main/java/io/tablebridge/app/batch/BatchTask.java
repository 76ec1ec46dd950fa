package io.tablebridge.app.batch;

/** What a batch does. */
sealed interface BatchTask permits ImportTask, ExportTask {}
