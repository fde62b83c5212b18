package dev.plimsoll.access.chains;

import jakarta.servlet.DispatcherType;

/** The kinds of dispatch that only follow a request which was let in, or was refused already. */
final class Dispatches {

    static final DispatcherType[] AFTER_THE_REQUEST = {
        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD
    };

    private Dispatches() {}
}
