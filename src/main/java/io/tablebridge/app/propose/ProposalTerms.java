package io.tablebridge.app.propose;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * What a proposal goes by besides the file.
 *
 * @param region whose local way of writing phones is understood
 * @param zone of the restaurant
 * @param currency of amounts, as a person says; empty where nobody does
 * @param status of every row, as a person says; empty where nobody does
 * @param language of the comments in the file
 */
record ProposalTerms(String region, ZoneId zone, Optional<String> currency, Optional<String> status, Locale language) {}
