package io.tablebridge.camel;

import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;

/**
 * Camel's default error handler without its log entries: each exchange that fails would print a stack trace, and with it
 * values of the message. Whoever began the exchange says what failed.
 */
final class QuietErrors {

    private QuietErrors() {}

    static ErrorHandlerFactory handler() {
        RedeliveryPolicyDefinition policy = new RedeliveryPolicyDefinition();
        policy.setLogExhausted("false");
        policy.setLogExhaustedMessageHistory("false");
        policy.setLogStackTrace("false");
        policy.setRetriesExhaustedLogLevel("OFF");
        policy.setMaximumRedeliveries("0");
        DefaultErrorHandlerDefinition definition = new DefaultErrorHandlerDefinition();
        definition.setRedeliveryPolicy(policy);
        return definition;
    }
}
