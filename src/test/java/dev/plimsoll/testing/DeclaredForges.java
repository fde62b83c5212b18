package dev.plimsoll.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Declares a GitHub and a GitLab that hold deployments, both on loopback. It does so before the web server is made, which
 * already needs to know them.
 */
class DeclaredForges implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var github = new StubGitHub();
        var gitlab = new StubGitLab();
        var lists = new StubGitHubLists();
        context.getBeanFactory().registerSingleton("stubGitHub", github);
        context.getBeanFactory().registerSingleton("stubGitLab", gitlab);
        context.getBeanFactory().registerSingleton("stubGitHubLists", lists);
        TestPropertyValues.of(
                        "plimsoll.intake.sources.github.api=" + lists.address(),
                        "plimsoll.intake.sources.github.api-token=" + StubGitHubLists.TOKEN,
                        "plimsoll.gates.github.api=" + github.address(),
                        "plimsoll.gates.github.app-id=" + StubGitHub.APP,
                        "plimsoll.gates.github.private-key-file=" + github.keyFile(),
                        "plimsoll.gates.github.timeout=1s",
                        "plimsoll.gates.gitlab.base-url=" + gitlab.address(),
                        "plimsoll.gates.gitlab.token-file=" + gitlab.tokenFile(),
                        "plimsoll.gates.gitlab.timeout=1s")
                .applyTo(context);
    }
}
