package dev.plimsoll.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A delivery story: what a tool sent in the course of one event, and the facts that it must end in.
 *
 * @param facts what the story expects, as its file says it
 */
public record Story(String name, List<Delivery> deliveries, JsonNode facts) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** One delivery, with the headers that its sender sends. */
    public record Delivery(Map<String, String> headers, byte[] body) {}

    public static Story named(String name) {
        var folder = SharedData.at("payloads/sequences/" + name);
        var story = JSON.readTree(SharedData.read(folder.resolve("STORY.json")));
        var deliveries = new ArrayList<Delivery>();
        story.path("deliveries").forEach(delivery -> deliveries.add(delivery(folder, delivery)));
        return new Story(name, List.copyOf(deliveries), story.path("expected"));
    }

    /** One that somebody recorded: it names files that lie elsewhere, with their headers beside them. */
    public static Story captured(String name) {
        var folder = SharedData.at("payloads/sequences/" + name);
        var story = JSON.readTree(SharedData.read(folder.resolve("STORY.json")));
        var deliveries = story.path("files_in_order")
                .valueStream()
                .map(path -> captured(folder.resolve(path.asString())))
                .toList();
        return new Story(name, deliveries, story.path("expected"));
    }

    private static Delivery captured(Path file) {
        var beside = file.getFileName().toString().replaceFirst("\\.json$", ".headers.json");
        return new Delivery(headers(file.resolveSibling(beside)), SharedData.read(file));
    }

    private static Map<String, String> headers(Path file) {
        var headers = new HashMap<String, String>();
        JSON.readTree(SharedData.read(file))
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        return headers;
    }

    /** As it was told, and in other orders and with repeats. */
    public Stream<Story> inEveryOrder() {
        return Stream.concat(
                Stream.of(this, reversed(), doubled()), LongStream.range(0, 12).mapToObj(this::shuffled));
    }

    /** Sends it to an empty Plimsoll, with headers that its sender would send now. */
    public void play(Plimsoll plimsoll, String source, UnaryOperator<Delivery> now) {
        plimsoll.empty();
        deliveries.stream().map(now).forEach(delivery -> {
            var answer = plimsoll.post("/webhooks/" + source, delivery.headers(), delivery.body());
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        });
    }

    private Story doubled() {
        return new Story(
                name + ", twice",
                Stream.concat(deliveries.stream(), deliveries.stream()).toList(),
                facts);
    }

    public Story reversed() {
        var turned = new ArrayList<>(deliveries);
        Collections.reverse(turned);
        return new Story(name + ", reversed", turned, facts);
    }

    /** In any order, with about every third delivery repeated once or twice. */
    public Story shuffled(long seed) {
        var random = new Random(seed);
        var mixed = new ArrayList<>(deliveries);
        for (var delivery : deliveries) {
            for (var repeats = Math.max(0, random.nextInt(5) - 2); repeats > 0; repeats--) {
                mixed.add(delivery);
            }
        }
        Collections.shuffle(mixed, random);
        return new Story("%s, shuffled with repeats (seed %d)".formatted(name, seed), mixed, facts);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Delivery delivery(Path folder, JsonNode delivery) {
        var headers = headers(folder.resolve(delivery.path("headers").asString()));
        return new Delivery(
                headers, SharedData.read(folder.resolve(delivery.path("body").asString())));
    }
}
