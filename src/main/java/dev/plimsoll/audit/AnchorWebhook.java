package dev.plimsoll.audit;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends anchors to the address that the operator named, if any. What could not be sent is sent again with the next one. */
@Component
class AnchorWebhook {

    private static final Logger log = LoggerFactory.getLogger(AnchorWebhook.class);

    private final AuditProperties properties;
    private final JsonMapper json;

    AnchorWebhook(AuditProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
    }

    /** Whether it has arrived, or nobody wants it. */
    boolean send(Anchor anchor, @Nullable String signature) {
        var url = properties.anchorUrl();
        if (url == null) {
            return true;
        }
        var request = HttpRequest.newBuilder(url)
                .timeout(properties.anchorTimeout())
                .header("Content-Type", MediaType.APPLICATION_JSON_VALUE)
                .POST(HttpRequest.BodyPublishers.ofString(body(anchor, signature)))
                .build();
        try {
            return isTaken(client().send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            log.warn("The anchor of the audit log was not taken by {}: {}", url.getHost(), e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isTaken(int status) {
        var isTaken = status >= 200 && status < 300;
        if (!isTaken) {
            log.warn("The anchor of the audit log was answered with {}", status);
        }
        return isTaken;
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(properties.anchorTimeout())
                .build();
    }

    private String body(Anchor anchor, @Nullable String signature) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("text", anchor.text());
        body.put("chain", Chain.NAME);
        body.put("seq", anchor.seq());
        body.put("hash", anchor.hash());
        body.put("at", anchor.at().toString());
        body.put("signature", signature);
        return json.writeValueAsString(body);
    }
}
