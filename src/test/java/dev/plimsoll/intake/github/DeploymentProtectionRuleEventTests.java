package dev.plimsoll.intake.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Doorkeeper;
import dev.plimsoll.intake.Outcome;
import dev.plimsoll.intake.Tree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link DeploymentProtectionRuleEvent}. */
class DeploymentProtectionRuleEventTests {

    @Test
    void isKeptWithTheReasonWhereNobodyAnswers() {
        var event = new DeploymentProtectionRuleEvent(List.of(absent("github", "The GitHub App is not configured")));

        var translation = event.translate(body("{\"action\": \"requested\"}"));

        assertThat(translation.outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(translation.reason()).isEqualTo("The GitHub App is not configured");
    }

    @Test
    void asksNobodyElseWhetherTheyAnswer() {
        var event = new DeploymentProtectionRuleEvent(List.of(absent("gitlab", "The token is not configured")));

        assertThat(event.translate(body("{\"action\": \"requested\"}")).outcome())
                .isEqualTo(Outcome.UNREADABLE);
    }

    private static GitHubBody body(String text) {
        var tree = Tree.parse(JsonMapper.shared(), text.getBytes(StandardCharsets.UTF_8));
        return new GitHubBody(tree, Instant.parse("2026-11-20T09:00:00Z"));
    }

    private static Doorkeeper absent(String platform, String because) {
        return new Doorkeeper() {

            @Override
            public String platform() {
                return platform;
            }

            @Override
            public Optional<String> absence() {
                return Optional.of(because);
            }
        };
    }
}
