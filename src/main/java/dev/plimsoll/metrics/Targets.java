package dev.plimsoll.metrics;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the organisation aims at. Every change is recorded; what changes nothing is no act. */
@Component
@Transactional
public class Targets {

    /** How many a measure may have. */
    public static final int MOST = 3;

    private static final String OBJECT = "target";

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Targets(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Those of every measure, the best first; a measure without any has an empty list. */
    public Map<Measure, List<Target>> all() {
        var all = new EnumMap<Measure, List<Target>>(Measure.class);
        for (var measure : Measure.values()) {
            all.put(measure, new ArrayList<>());
        }
        jdbc.sql("select measure, position, value, label from metrics.target order by measure, position")
                .query((row, n) -> new Target(
                        Measure.of(row.getString("measure")).orElseThrow(),
                        row.getInt("position"),
                        row.getDouble("value"),
                        row.getString("label")))
                .list()
                .forEach(target ->
                        all.getOrDefault(target.measure(), new ArrayList<>()).add(target));
        return all;
    }

    /**
     * Replaces those of a measure.
     *
     * @param texts as people write them, in any order; blank ones are none
     * @param because where they come from; an empty text if somebody typed them
     * @throws TargetRefusal if one of them is none, or is there twice
     */
    public void set(Measure measure, List<String> texts, String because) {
        var wanted = read(measure, texts);
        var before = labels(measure);
        jdbc.sql("delete from metrics.target where measure = :measure")
                .param("measure", measure.word())
                .update();
        for (var target : wanted) {
            jdbc.sql("""
                            insert into metrics.target (measure, position, value, label)
                            values (:measure, :position, :value, :label)
                            """)
                    .param("measure", measure.word())
                    .param("position", target.position())
                    .param("value", target.value())
                    .param("label", target.label())
                    .update();
        }
        var after = wanted.stream().map(Target::label).toList();
        if (!before.equals(after)) {
            audit.record(new Act(
                    "target.changed",
                    OBJECT,
                    measure.word(),
                    Map.of("marks", String.join(", ", before)),
                    Map.of("marks", String.join(", ", after)),
                    because.isBlank() ? null : because));
        }
    }

    /** Takes over the marks of a preset; measures that it does not speak of keep theirs. */
    public void load(Preset preset) {
        preset.marks().forEach((measure, texts) -> set(measure, texts, preset.name()));
    }

    private static List<Target> read(Measure measure, List<String> texts) {
        var best = Comparator.comparingDouble(Target::value);
        var read = texts.stream()
                .filter(text -> !text.isBlank())
                .map(text -> TargetText.parse(measure, 1, text))
                .sorted(measure.moreIsBetter() ? best.reversed() : best)
                .toList();
        if (read.size() > MOST) {
            throw new TargetRefusal("A scale has room for %d marks".formatted(MOST));
        }
        var placed = new ArrayList<Target>();
        for (var target : read) {
            if (placed.stream().anyMatch(other -> other.value() == target.value())) {
                throw new TargetRefusal("“%s” is there twice".formatted(target.label()));
            }
            placed.add(new Target(measure, placed.size() + 1, target.value(), target.label()));
        }
        return placed;
    }

    private List<String> labels(Measure measure) {
        return jdbc.sql("select label from metrics.target where measure = :measure order by position for update")
                .param("measure", measure.word())
                .query(String.class)
                .list();
    }
}
