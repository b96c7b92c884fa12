package io.larder.edge;

import java.util.List;

/**
 * The codes one room answers with; each room offers one bean of this type. The OpenAPI document
 * lists the codes of all of them, and {@link Problems} turns a refusal's code into its problem.
 */
public interface RefusalCatalogue {

    /** The room's name, such as {@code card}. */
    String room();

    /** Its codes; a code stands in one room's catalogue only. */
    List<ProblemCode> codes();
}
