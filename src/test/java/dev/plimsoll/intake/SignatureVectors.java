package dev.plimsoll.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.testing.SharedData;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signatures that other people computed, by the scheme's name in their list. */
public record SignatureVectors(JsonNode vector) {

    public static SignatureVectors of(String scheme) {
        var all = JsonMapper.shared().readTree(SharedData.read(SharedData.at("payloads/signing-vectors/vectors.json")));
        return new SignatureVectors(all.valueStream()
                .filter(one -> one.path("scheme").asString().equals(scheme))
                .findFirst()
                .orElseThrow());
    }

    public String text(String field) {
        return vector.path(field).asString();
    }

    public byte[] body() {
        return text("body").getBytes(UTF_8);
    }

    public Instant at() {
        return Instant.ofEpochSecond(Long.parseLong(text("timestamp")));
    }
}
