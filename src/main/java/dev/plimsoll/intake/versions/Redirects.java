package dev.plimsoll.intake.versions;

import java.net.URI;
import java.util.Objects;

/** Where an answer may send a question on to: another path of the same server, and nowhere else. */
final class Redirects {

    private Redirects() {}

    /**
     * @throws AskFailed if it leads elsewhere
     */
    static URI followed(URI from, String location) {
        var to = resolved(from, location);
        if (!isSameServer(from, to) || to.getRawUserInfo() != null) {
            throw new AskFailed(
                    "redirect",
                    "It redirects to %s: redirects to another server are not followed. Give the address at the end."
                            .formatted(shown(to)));
        }
        return to;
    }

    private static URI resolved(URI from, String location) {
        try {
            return from.resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw new AskFailed(
                    "redirect", "It redirects to something that is no address: give the address at the end.");
        }
    }

    private static boolean isSameServer(URI from, URI to) {
        return from.getScheme().equalsIgnoreCase(Objects.requireNonNullElse(to.getScheme(), ""))
                && from.getHost().equalsIgnoreCase(Objects.requireNonNullElse(to.getHost(), ""))
                && port(from) == port(to);
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private static String shown(URI to) {
        return to.getHost() == null ? "something that is no address" : to.getScheme() + "://" + to.getHost();
    }
}
