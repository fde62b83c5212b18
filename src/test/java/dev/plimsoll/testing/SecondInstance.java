package dev.plimsoll.testing;

import dev.plimsoll.PlimsollApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

/** One more instance of the product on the database of another, as a second replica is. */
public final class SecondInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SecondInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static SecondInstance beside(JdbcConnectionDetails database) {
        return new SecondInstance(new SpringApplicationBuilder(PlimsollApplication.class)
                .run(
                        "--server.port=0",
                        "--plimsoll.home=target/test-home",
                        "--plimsoll.gates.sweep-every=1h",
                        "--plimsoll.gates.deliver-every=1h",
                        "--plimsoll.gates.open-every=1h",
                        "--plimsoll.gates.watch-every=1h",
                        "--plimsoll.notifications.deliver-every=1h",
                        "--plimsoll.notifications.remind-every=1h",
                        "--plimsoll.versions.workers=0",
                        "--plimsoll.intake.sources.github.kind=github",
                        "--plimsoll.intake.sources.github.secrets=" + Plimsoll.SECRET + "," + Plimsoll.SECOND_SECRET
                                + "," + Plimsoll.STORY_SECRET,
                        "--plimsoll.intake.sources.gitlab.kind=gitlab",
                        "--plimsoll.intake.sources.gitlab.secrets=" + Plimsoll.SECRET,
                        "--plimsoll.intake.sources.alertmanager.kind=alertmanager",
                        "--plimsoll.intake.sources.alertmanager.secrets=" + Plimsoll.SECRET,
                        "--plimsoll.intake.sources.grafana.kind=grafana",
                        "--plimsoll.intake.sources.grafana.secrets=" + Plimsoll.SECRET,
                        "--plimsoll.intake.sources.pagerduty.kind=pagerduty",
                        "--plimsoll.intake.sources.pagerduty.secrets=" + Plimsoll.SECRET,
                        "--spring.datasource.url=" + database.getJdbcUrl(),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword(),
                        "--plimsoll.access.admin.username=" + Plimsoll.ADMIN_NAME,
                        "--plimsoll.access.admin.password=" + Plimsoll.ADMIN_PASSWORD,
                        "--logging.level.root=warn"));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
