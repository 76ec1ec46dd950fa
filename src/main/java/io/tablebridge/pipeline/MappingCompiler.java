package io.tablebridge.pipeline;

import io.tablebridge.mapping.InboundMapping;
import io.tablebridge.mapping.MappingException;

/** Turns the text of a mapping file into what events go through. Pure. */
@FunctionalInterface
public interface MappingCompiler {

    /**
     * @param name the mapping's name
     * @param text the whole file
     * @throws MappingException when the text is no mapping that this version understands
     */
    InboundMapping compile(String name, String text) throws MappingException;
}
