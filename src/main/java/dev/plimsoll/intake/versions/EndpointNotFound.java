package dev.plimsoll.intake.versions;

/** There is no version endpoint of this number. */
public class EndpointNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EndpointNotFound(long id) {
        super("There is no version endpoint with the number %d.".formatted(id));
    }
}
