package io.tablebridge.camel;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Prints how long after the start of the JVM the doors were open: {@code StartProbe <folder>}, twice for a warm memory. */
final class StartProbe {

    private StartProbe() {}

    public static void main(String[] args) throws Exception {
        try (Rig rig = new Rig(Path.of(args[0]))
                .shipped("inline.camel.yaml")
                .shipped("square.camel.yaml")
                .shipped("generic.camel.yaml")
                .start()) {
            long open = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            int status = rig.send(rig.inline(Rig.EVENT)).statusCode();
            System.out.println("doors open after " + open + " ms, first answer " + status);
        }
    }
}
