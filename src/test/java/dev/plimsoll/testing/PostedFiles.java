package dev.plimsoll.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Posts the bodies that others have kept to the source of their kind, with the headers that their vendor sends. */
public final class PostedFiles {

    private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"(\\w+)\"");

    private final Plimsoll plimsoll;

    public PostedFiles(Plimsoll plimsoll) {
        this.plimsoll = plimsoll;
    }

    /**
     * Each file of a folder of {@code payloads}, and what became of it; every one has to be let in.
     *
     * @param headers those of a body of this file name, beside what lies in a file {@code *.headers.json} next to it
     */
    public Map<String, String> post(
            String folder, String source, BiFunction<String, byte[], Map<String, String>> headers) {
        var outcomes = new TreeMap<String, String>();
        for (var file : SharedData.files("payloads/" + folder, ".json")) {
            var name = file.getFileName().toString();
            if (!name.endsWith(".headers.json")) {
                outcomes.put(name, post(file, source, headers));
            }
        }
        assertThat(outcomes).as(folder).isNotEmpty();
        return outcomes;
    }

    private String post(Path file, String source, BiFunction<String, byte[], Map<String, String>> headers) {
        var body = SharedData.read(file);
        var name = file.getFileName().toString();
        var all = new HashMap<>(kept(file));
        all.putAll(headers.apply(name, body));
        var answer = plimsoll.post("/webhooks/" + source, all, body);
        assertThat(answer.statusCode()).as("%s: %s", name, answer.body()).isBetween(200, 299);
        var outcome = OUTCOME.matcher(answer.body());
        return outcome.find() ? outcome.group(1) : answer.body();
    }

    /** Without those that the client makes itself. */
    private static Map<String, String> kept(Path file) {
        var beside = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.json$", ".headers.json"));
        var kept = new HashMap<String, String>();
        if (Files.exists(beside)) {
            JsonMapper.shared().readTree(SharedData.read(beside)).properties().forEach(header -> {
                if (!header.getKey().matches("(?i)host|content-length|connection|transfer-encoding|accept-encoding")) {
                    kept.put(header.getKey(), header.getValue().asString());
                }
            });
        }
        return kept;
    }
}
