package dev.plimsoll.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the headers of a delivery, with the credentials among them masked. */
@Component
class HeaderKeeper {

    private static final String MASK = "***";
    private static final Set<String> CREDENTIALS = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "x-gitlab-token",
            "x-buildkite-token",
            "x-plimsoll-token");

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper json;

    HeaderKeeper(JsonMapper json) {
        this.json = json;
    }

    String asJson(HttpHeaders headers) {
        var kept = new TreeMap<String, String>();
        headers.forEach((name, values) -> kept.put(name, shown(name, String.join(", ", values))));
        return json.writeValueAsString(kept);
    }

    HttpHeaders fromJson(String kept) {
        var headers = new HttpHeaders();
        json.readValue(kept, TEXTS).forEach(headers::set);
        return headers;
    }

    /** Whether a header of this name, in lower case, is there to prove who sends. */
    static boolean isCredential(String name) {
        return CREDENTIALS.contains(name);
    }

    private static String shown(String name, String value) {
        return isCredential(name.toLowerCase(Locale.ROOT)) ? MASK : value.replace("\0", "");
    }
}
