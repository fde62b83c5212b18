package dev.plimsoll.gates.azure;

import dev.plimsoll.gates.outbox.Undeliverable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells Azure DevOps the end of a check: soon given up, never redirected, and only the status is read. */
@Component
class AzureClient {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final AzureProperties properties;
    private final JsonMapper json;
    private final HttpClient http;

    @Autowired
    AzureClient(AzureProperties properties, JsonMapper json) {
        this(properties, json, HttpClient.newBuilder());
    }

    AzureClient(AzureProperties properties, JsonMapper json, HttpClient.Builder http) {
        this.properties = properties;
        this.json = json;
        this.http = http.connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * @return what it answered, in a few words
     * @throws IOException if it should be tried again
     * @throws Undeliverable if nobody waits there any more, or the host is not allowed, or no longer
     */
    String complete(WaitingCheck check, String token, boolean isYes) throws IOException {
        var address = check.events();
        if (!properties.allows(address)) {
            throw new Undeliverable("%s is none of plimsoll.gates.azure.hosts".formatted(address.getHost()));
        }
        var body = json.writeValueAsString(Map.of(
                "name",
                "TaskCompleted",
                "taskId",
                check.task(),
                "jobId",
                check.job(),
                "result",
                isYes ? "succeeded" : "failed"));
        var request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return heard(send(request));
    }

    private static String heard(int status) throws IOException {
        if (status >= 200 && status < 300) {
            return "Azure DevOps answered %d".formatted(status);
        }
        if (status == 408 || status == 429 || status >= 500) {
            throw new IOException("Azure DevOps answered %d".formatted(status));
        }
        throw new Undeliverable(
                switch (status) {
                    case 404 -> "The run is gone: Azure DevOps answered 404";
                    case 401, 403 ->
                        "Azure DevOps answered %d: the token of the check has ended, or may not do this"
                                .formatted(status);
                    default -> "Azure DevOps answered %d".formatted(status);
                });
    }

    private int send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
