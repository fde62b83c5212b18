package dev.plimsoll.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.PlimsollTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests that docs/reference/policies.md says of each rule what the rule says of itself. */
@PlimsollTest
class PolicyReferenceTests {

    private static final Path PAGE = Path.of("docs", "reference", "policies.md");

    @Autowired
    private RuleBook rules;

    @Test
    void everyRuleStandsThereWithEveryOptionItsBoundsAndWhatHoldsWithoutIt() throws IOException {
        var sections = rules.all().stream().map(PolicyReferenceTests::section).collect(Collectors.joining("\n"));

        assertThat(Files.readString(PAGE))
                .as("from “## Approvals by people” on it must be:%n%s", sections)
                .endsWith("\n\n" + sections);
    }

    private static String section(GateRule rule) {
        var form = rule.form();
        var options = form.fields().isEmpty()
                ? "No options.\n"
                : "| option | in the form | what to write | without it |\n|---|---|---|---|\n"
                        + form.fields().stream().map(PolicyReferenceTests::line).collect(Collectors.joining());
        return "## %s\n\n`%s`: %s\n\n%s".formatted(form.title(), rule.name(), form.help(), options);
    }

    private static String line(RuleField field) {
        return "| `%s` | %s | %s%s | %s |\n"
                .formatted(field.key(), field.label(), form(field), field.help(), otherwise(field));
    }

    private static String form(RuleField field) {
        return switch (field.kind()) {
            case NUMBER -> "A number from %d to %d. ".formatted(field.least(), field.most());
            case LENGTH -> "A length of time. ";
            case LINES -> "A list. ";
            case CHOICE, CHECKS ->
                field.choices().stream()
                                .map(choice -> choice.word().equals(choice.label())
                                        ? "`%s`".formatted(choice.word())
                                        : "`%s` (%s)".formatted(choice.word(), choice.label()))
                                .collect(Collectors.joining(", "))
                        + ". ";
            case YES_NO -> "`true` or `false`. ";
            case SEATS -> "A list of `{group: <team>, count: <number>}`. ";
            case TEXT, ZONE, ENVIRONMENT -> "";
        };
    }

    private static String otherwise(RuleField field) {
        return field.otherwise().isEmpty()
                ? ""
                : field.otherwise().lines().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }
}
