package dev.plimsoll.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

/** Tests for {@link AccessProperties}. */
class AccessPropertiesTests {

    private static final String SECRET = "0123456789abcdef";

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class);

    @EnableConfigurationProperties(AccessProperties.class)
    static class Bound {}

    @Test
    void mayBeLeftOut() {
        context.run(started -> {
            var properties = started.getBean(AccessProperties.class);
            assertThat(properties.tokens()).isEmpty();
            assertThat(properties.admin().isDeclared()).isFalse();
        });
    }

    @Test
    void nameAnAdministratorByPasswordAlone() {
        context.withPropertyValues("plimsoll.access.admin.password=" + SignedIn.PASSWORD)
                .run(started -> {
                    var admin = started.getBean(AccessProperties.class).admin();
                    assertThat(admin.username()).isEqualTo("admin");
                    assertThat(admin.isDeclared()).isTrue();
                });
    }

    @Test
    void neverPrintASecret() {
        context.withPropertyValues(
                        "plimsoll.access.admin.password=" + SignedIn.PASSWORD,
                        "plimsoll.access.tokens.ci.role=reporter",
                        "plimsoll.access.tokens.ci.secret=" + SECRET)
                .run(started -> assertThat(started.getBean(AccessProperties.class).toString())
                        .contains("ci", "REPORTER")
                        .doesNotContain(SECRET, SignedIn.PASSWORD));
    }

    @Test
    void refuseARoleThatDoesNotExist() {
        refuse("No enum constant", "plimsoll.access.tokens.ci.role=owner", "plimsoll.access.tokens.ci.secret=" + SECRET);
    }

    @Test
    void refuseATokenWithoutARole() {
        refuse("viewer, reporter, approver or admin", "plimsoll.access.tokens.ci.secret=" + SECRET);
    }

    @Test
    void refuseAShortSecretWithoutPrintingIt() {
        refuse(
                "openssl rand -hex 32",
                "plimsoll.access.tokens.ci.role=admin",
                "plimsoll.access.tokens.ci.secret=0123456789abcde");
    }

    @Test
    void refuseOneSecretForTwo() {
        refuse(
                "the same secret",
                "plimsoll.access.tokens.a.role=admin",
                "plimsoll.access.tokens.a.secret=" + SECRET,
                "plimsoll.access.tokens.b.role=viewer",
                "plimsoll.access.tokens.b.secret=" + SECRET);
    }

    @Test
    void refuseAWeakAdministrator() {
        refuse("needs 12 to 200 characters", "plimsoll.access.admin.password=hunter2");
        refuse("needs 12 to 200 characters", "plimsoll.access.admin.password=passwordpassword");
        refuse(
                "begins with a letter or a digit",
                "plimsoll.access.admin.username=the admin",
                "plimsoll.access.admin.password=" + SignedIn.PASSWORD);
    }

    private void refuse(String because, String... properties) {
        context.withPropertyValues(properties).run(started -> {
            assertThat(started).hasFailed();
            assertThat(started.getStartupFailure())
                    .rootCause()
                    .message()
                    .contains(because)
                    .doesNotContain("0123456789abcde", "hunter2", "passwordpassword");
        });
    }
}
