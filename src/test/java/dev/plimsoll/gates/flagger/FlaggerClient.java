package dev.plimsoll.gates.flagger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Calls a webhook as Flagger does: a POST of JSON without a header for who calls, except that the client which it is
 * built on makes one of the user and the password in the address; redirects are followed.
 */
final class FlaggerClient {

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** @param url with the user and the password in it, if there are any */
    HttpResponse<String> call(String url, String body) {
        var address = URI.create(url);
        var user = address.getRawUserInfo();
        var plain = URI.create(user == null ? url : url.replace(user + "@", ""));
        var request = HttpRequest.newBuilder(plain)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (user != null) {
            request.header("Authorization", "Basic " + basic(user));
        }
        return send(request.build());
    }

    /** The hook has passed; for the hook named rollback that means to go back. */
    static boolean isPassed(HttpResponse<String> answer) {
        return answer.statusCode() <= 202;
    }

    private static String basic(String user) {
        return Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
