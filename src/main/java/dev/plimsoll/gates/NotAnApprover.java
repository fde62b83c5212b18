package dev.plimsoll.gates;

/** Somebody wanted to decide who may not. */
public class NotAnApprover extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAnApprover(String username, String service, String environment) {
        super("%s may not approve %s to %s: an administrator gives the role".formatted(username, service, environment));
    }
}
