/** Polls: lists of a platform that are asked again and again, page by page, with a cursor that moves with the database. */
@NullMarked
package io.tablebridge.intake.poll;

import org.jspecify.annotations.NullMarked;
