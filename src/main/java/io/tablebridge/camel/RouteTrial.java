package io.tablebridge.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;

/** A scratch context in which a file's routes are made, but neither started nor connected to anything. */
final class RouteTrial implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();

    RouteTrial(Collaborators with, Map<String, String> properties) {
        context.setAutoStartup(false);
        context.addComponent(
                TablebridgeComponent.SCHEME,
                new TablebridgeComponent(new Collaborators(
                        with.journal(),
                        new Doors(),
                        with.secrets(),
                        with.clock(),
                        with.events(),
                        with.deliveries(),
                        with.fetches(),
                        with.polls(),
                        with.folders(),
                        with.outgoing(),
                        with.workers())));
        SecretFunction.install(context, with.secrets());
        Properties initial = new Properties();
        initial.putAll(properties);
        context.getPropertiesComponent().setInitialProperties(initial);
        context.start();
    }

    /**
     * @throws ProblemException when Camel can't make the routes
     */
    void run(String name, String text) {
        new RouteInstaller(context).install(name, text);
    }

    @Override
    public void close() {
        try {
            context.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
