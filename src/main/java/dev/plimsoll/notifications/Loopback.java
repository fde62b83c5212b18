package dev.plimsoll.notifications;

/** Names of this machine. */
final class Loopback {

    private Loopback() {}

    static boolean isMeantBy(String host) {
        return host.equals("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("[::1]")
                || host.equals("::1");
    }
}
