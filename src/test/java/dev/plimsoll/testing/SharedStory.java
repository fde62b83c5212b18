package dev.plimsoll.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays a story to the running product, in every order: whichever it was, the same facts have to be there in the end. */
public final class SharedStory {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Plimsoll plimsoll;
    private final String source;
    private final UnaryOperator<Map<String, String>> headers;

    /**
     * @param headers those that a delivery is sent with, made of its own, which are signed with the story's secret
     */
    public SharedStory(Plimsoll plimsoll, String source, UnaryOperator<Map<String, String>> headers) {
        this.plimsoll = plimsoll;
        this.source = source;
        this.headers = headers;
    }

    /** In order, reversed, each delivery twice, and shuffled. */
    public static Stream<Story> inEveryOrder(Story story) {
        return Stream.concat(
                Stream.of(story, story.reversed(), doubled(story)),
                LongStream.range(0, 3).mapToObj(story::shuffled));
    }

    /** A story that somebody recorded: it names files that lie elsewhere, with their headers beside them. */
    public static Story captured(String name) {
        var folder = SharedData.at("payloads/sequences/" + name);
        var story = JSON.readTree(SharedData.read(folder.resolve("STORY.json")));
        var deliveries = new ArrayList<Story.Delivery>();
        for (var path : story.path("files_in_order")) {
            var file = folder.resolve(path.asString());
            var beside = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.json$", ".headers.json"));
            deliveries.add(new Story.Delivery(kept(JSON.readTree(SharedData.read(beside))), SharedData.read(file)));
        }
        return new Story(name, deliveries, story.path("expected"));
    }

    /** From an empty beginning. */
    public void play(Story story) {
        plimsoll.empty();
        for (var delivery : story.deliveries()) {
            var answer = plimsoll.post("/webhooks/" + source, headers.apply(delivery.headers()), delivery.body());
            assertThat(answer.statusCode()).as("%s: %s", story, answer.body()).isIn(200, 202);
        }
    }

    private static Story doubled(Story story) {
        var twice = story.deliveries().stream()
                .flatMap(delivery -> Stream.of(delivery, delivery))
                .toList();
        return new Story(story.name() + ", doubled", twice, story.facts());
    }

    private static Map<String, String> kept(JsonNode beside) {
        var kept = new HashMap<String, String>();
        beside.properties()
                .forEach(header -> kept.put(header.getKey(), header.getValue().asString()));
        return kept;
    }
}
