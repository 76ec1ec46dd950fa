/** HubSpot as a destination: contacts, found by a unique property of ours. */
@NullMarked
package io.tablebridge.delivery.hubspot;

import org.jspecify.annotations.NullMarked;
