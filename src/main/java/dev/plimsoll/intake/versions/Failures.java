package dev.plimsoll.intake.versions;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** What went wrong between two machines, in a sentence that names what would help. */
final class Failures {

    private Failures() {}

    static AskFailed of(Exception failure, URI url, Duration timeout, boolean isOverdue) {
        if (isOverdue || failure instanceof SocketTimeoutException) {
            return new AskFailed(
                    "timeout",
                    "It did not answer within %s s: see whether it is reachable from Plimsoll, or raise plimsoll.versions.timeout."
                            .formatted(seconds(timeout)));
        }
        if (failure instanceof UnknownHostException unknown) {
            return ofName(unknown, url);
        }
        return ofConnection(failure, url);
    }

    private static AskFailed ofName(UnknownHostException failure, URI url) {
        if (failure instanceof AddressRefused) {
            return new AskFailed(
                    "address",
                    "%s leads to %s, which may not be asked: use another address, or allow it with plimsoll.versions.private-addresses."
                            .formatted(url.getHost(), failure.getMessage()));
        }
        return new AskFailed(
                "unknown-host",
                "No address is known for the name %s: correct the name, or see to it that Plimsoll can resolve it."
                        .formatted(url.getHost()));
    }

    private static AskFailed ofConnection(Exception failure, URI url) {
        if (failure instanceof SSLException) {
            return new AskFailed(
                    "tls",
                    "TLS failed (%s): its certificate must be valid for %s and come from an authority that Plimsoll\u2019s Java trusts."
                            .formatted(failure.getMessage(), url.getHost()));
        }
        if (failure instanceof ConnectException) {
            return new AskFailed(
                    "refused",
                    "Nothing listens at %s: correct the host and the port, or start the service."
                            .formatted(url.getAuthority()));
        }
        return new AskFailed(
                "broken", "The connection broke before the answer was complete: see whether this is an HTTP server.");
    }

    static AskFailed ofStatus(int status) {
        var advice = switch (status) {
            case 401, 403 -> "let this address be read without credentials inside your network.";
            case 404, 410 -> "correct the path of the address.";
            case 429 -> "it is asked too often; raise plimsoll.versions.steady-interval.";
            default -> status >= 500 ? "the service is not well, or not up yet." : "give an address that answers 200.";
        };
        return new AskFailed("status", "It answered %d: %s".formatted(status, advice));
    }

    private static String seconds(Duration timeout) {
        var tenths = timeout.toMillis() / 100;
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : "%d.%d".formatted(tenths / 10, tenths % 10);
    }
}
