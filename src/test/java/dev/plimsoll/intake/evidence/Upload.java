package dev.plimsoll.intake.evidence;

import dev.plimsoll.testing.Plimsoll;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends files of evidence as a pipeline does. */
record Upload(Plimsoll plimsoll) {

    static final String DIGEST = "sha256:" + "ab".repeat(32);
    static final String SHA = "4f2c9d1" + "0".repeat(33);

    HttpResponse<String> send(String query, String file) {
        return send(query, file.startsWith("<") ? "application/xml" : "application/json", bytes(file));
    }

    HttpResponse<String> send(String query, String type, byte[] file) {
        return plimsoll.post(
                "/api/v1/evidence" + query,
                Map.of("Authorization", "Bearer " + Plimsoll.REPORTER, "Content-Type", type),
                file);
    }

    /** The answer to a file about our artifact. */
    JsonNode answer(String file) {
        return JsonMapper.shared().readTree(send("?digest=" + DIGEST, file).body());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String envelope(String statement) {
        return "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"%s\",\"signatures\":[{\"sig\":\"c2ln\"}]}"
                .formatted(Base64.getEncoder().encodeToString(bytes(statement)));
    }
}
