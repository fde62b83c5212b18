package dev.plimsoll.gates.kubernetes;

import dev.plimsoll.testing.Plimsoll;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a validating webhook as the API server of a cluster does, and makes of the answer what it makes of it, with
 * {@code failurePolicy: Fail}.
 */
final class ApiServer {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String address;
    private final String token;

    ApiServer(Plimsoll plimsoll, String environment, String token) {
        this.address = plimsoll.address() + "/api/v1/gates/kubernetes/" + environment;
        this.token = token;
    }

    /**
     * What becomes of a change.
     *
     * @param isAnswered false if the webhook failed, as the policy then counts
     */
    record Outcome(
            boolean isAnswered, boolean isAdmitted, String message, List<String> warnings, JsonNode audit, int status) {

        static Outcome failed(String why, int status) {
            return new Outcome(false, false, why, List.of(), JSON.createObjectNode(), status);
        }
    }

    Outcome create(String kind, String object) {
        return review(kind, "", "CREATE", object, "null", false);
    }

    Outcome update(String kind, String object, String oldObject) {
        return review(kind, "", "UPDATE", object, oldObject, false);
    }

    Outcome review(
            String kind, String subResource, String operation, String object, String oldObject, boolean isDryRun) {
        var slash = kind.indexOf('/');
        var uid = UUID.randomUUID().toString();
        return ask(uid, """
                {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1", "request": {
                 "uid": "%s", "kind": {"group": "%s", "version": "v1", "kind": "%s"},
                 "resource": {"group": "%s", "version": "v1", "resource": "things"}, "subResource": "%s",
                 "namespace": "shop", "operation": "%s",
                 "userInfo": {"username": "system:serviceaccount:shop:deployer", "groups": ["system:authenticated"]},
                 "object": %s, "oldObject": %s, "dryRun": %s, "options": null}}
                """.formatted(
                        uid,
                        kind.substring(0, slash),
                        kind.substring(slash + 1),
                        kind.substring(0, slash),
                        subResource,
                        operation,
                        object,
                        oldObject,
                        isDryRun));
    }

    Outcome ask(String uid, String body) {
        var answer = post(body);
        if (answer.statusCode() != 200) {
            return Outcome.failed("an error on the server: " + answer.body(), answer.statusCode());
        }
        var review = JSON.readTree(answer.body());
        var response = review.path("response");
        if (!review.path("apiVersion").asString("").equals("admission.k8s.io/v1")
                || !review.path("kind").asString("").equals("AdmissionReview")
                || !response.path("uid").asString("").equals(uid)
                || !response.path("allowed").isBoolean()) {
            return Outcome.failed("invalid admission response: " + answer.body(), 200);
        }
        var warnings = new ArrayList<String>();
        response.path("warnings").forEach(warning -> warnings.add(warning.asString()));
        return new Outcome(
                true,
                response.path("allowed").booleanValue(),
                response.path("status").path("message").asString(""),
                warnings,
                response.path("auditAnnotations"),
                response.path("status").path("code").asInt(200));
    }

    /** The API server adds how long it waits to the address. */
    private HttpResponse<String> post(String body) {
        var request = HttpRequest.newBuilder(URI.create(address + "?timeout=10s"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, */*")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
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
