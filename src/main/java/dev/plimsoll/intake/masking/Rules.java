package dev.plimsoll.intake.masking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of rules, as {@code rules.json} beside this class says it. At most 64. */
public final class Rules {

    private static final Rules SHIPPED = read();

    private final List<Rule> all;

    private Rules(List<Rule> all) {
        this.all = all;
    }

    /** Those that come with the product. */
    public static Rules shipped() {
        return SHIPPED;
    }

    /** In the order of their ranks. */
    public List<Rule> all() {
        return all;
    }

    /** The rule of this id; one of an older table may be gone. */
    public Optional<Rule> named(String id) {
        return all.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The name that people read of a rule, its id if the rule is gone. */
    public String title(String id) {
        return named(id).map(Rule::title).orElse(id);
    }

    private static Rules read() {
        try (var in = Rules.class.getResourceAsStream("rules.json")) {
            var rules = new ArrayList<Rule>();
            for (var row : JsonMapper.shared().readTree(in).path("rules")) {
                rules.add(rule(row, rules.size()));
            }
            return new Rules(List.copyOf(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rule rule(JsonNode row, int rank) {
        return new Rule(
                row.path("id").asString(),
                row.path("title").asString(),
                row.path("catches").asString(),
                rank,
                texts(row.path("keywords")),
                texts(row.path("then")),
                text(row),
                row.has("field") ? Pattern.compile(row.path("field").asString()) : null,
                Check.valueOf(row.path("check")
                        .asString("none")
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_')),
                row.path("entropy").asDouble(0));
    }

    private static @Nullable Pattern text(JsonNode row) {
        if (row.has("words")) {
            return Pairs.of(row.path("words").asString());
        }
        return row.has("pattern") ? Pattern.compile(row.path("pattern").asString()) : null;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
