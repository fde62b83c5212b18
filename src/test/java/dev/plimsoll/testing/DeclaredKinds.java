package dev.plimsoll.testing;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Declares a source of each kind, called as its kind is. Whatever else runs on the same database has to declare the same. */
class DeclaredKinds implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<String> KINDS = List.of(
            "alertmanager", //
            "argo-rollouts",
            "argocd",
            "azure-devops",
            "betterstack",
            "buildkite",
            "circleci",
            "cloudevents",
            "datadog",
            "devlake",
            "flux",
            "github",
            "gitlab",
            "grafana",
            "jenkins",
            "kubernetes",
            "opsgenie",
            "pagerduty",
            "sentry",
            "spinnaker",
            "standard-webhooks",
            "statuspage",
            "tekton");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(properties()).applyTo(context);
    }

    static List<String> properties() {
        return KINDS.stream()
                .flatMap(kind -> Stream.of(
                        "plimsoll.intake.sources.%s.kind=%s".formatted(kind, kind),
                        "plimsoll.intake.sources.%s.secrets=%s".formatted(kind, String.join(",", secrets(kind)))))
                .toList();
    }

    private static List<String> secrets(String kind) {
        return kind.equals("gitlab")
                ? List.of(Plimsoll.SECRET, Plimsoll.SECOND_SECRET, GitLab.STORY_TOKEN, GitLab.STORY_KEY)
                : List.of(Plimsoll.SECRET, Plimsoll.SECOND_SECRET, Plimsoll.STORY_SECRET);
    }

    static List<String> arguments() {
        return properties().stream().map(property -> "--" + property).toList();
    }
}
