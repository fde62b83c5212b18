package dev.plimsoll.gates.rules;

import dev.plimsoll.gates.Finding;
import dev.plimsoll.gates.GateCase;
import dev.plimsoll.gates.GateRule;
import dev.plimsoll.gates.Nature;
import dev.plimsoll.gates.Options;
import dev.plimsoll.gates.RuleForm;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** No migration of the database is under way: new code would want columns that are not there yet. */
@Component
class MigrationRule implements GateRule {

    private static final String NAME = "migration";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int position() {
        return 81;
    }

    @Override
    public Nature nature() {
        return Nature.HOLDS;
    }

    @Override
    public RuleForm form() {
        return RuleForm.of("Migration", "No migration of the database is under way.");
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    @Override
    public String sentence(Options options) {
        return "no migration running";
    }

    @Override
    public Finding judge(GateCase asked, Options options) {
        var running = asked.facts().migrations();
        if (running.isEmpty()) {
            return Finding.passes(NAME, "no migration running");
        }
        var first = running.get(0);
        return Finding.fails(NAME, "migration running since %s UTC".formatted(TIME.format(first.since())))
                .seenAt(first.url(), first.since());
    }
}
