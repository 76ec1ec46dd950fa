package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.spi.PropertiesFunction;

/** {@code {{env:NAME}}} anywhere in a route file: the environment, and after it the folder of secrets. */
final class SecretFunction implements PropertiesFunction {

    private final SecretSource secrets;

    SecretFunction(SecretSource secrets) {
        this.secrets = secrets;
    }

    /** Lets a context resolve {@code {{env:NAME}}} here. */
    static void install(CamelContext context, SecretSource secrets) {
        PropertiesComponent placeholders = (PropertiesComponent) context.getPropertiesComponent();
        placeholders.addPropertiesFunction(new SecretFunction(secrets));
        // Otherwise a Kamelet's optional parameter "path" that nobody set becomes the PATH of the shell.
        placeholders.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        placeholders.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
    }

    @Override
    public String getName() {
        return "env";
    }

    @Override
    public String apply(String remainder) {
        return secrets.find(remainder).orElseThrow(() -> new ProblemException(Problem.at("", "TB-CML-004", remainder)));
    }
}
