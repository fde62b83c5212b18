package dev.plimsoll.testing;

import dev.plimsoll.PlimsollApplication;
import java.util.ArrayList;
import java.util.List;
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
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--plimsoll.home=target/test-home",
                "--plimsoll.gates.sweep-every=1h",
                "--plimsoll.gates.deliver-every=1h",
                "--plimsoll.gates.open-every=1h",
                "--plimsoll.gates.watch-every=1h",
                "--plimsoll.notifications.deliver-every=1h",
                "--plimsoll.notifications.remind-every=1h",
                "--plimsoll.versions.workers=0",
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword(),
                "--plimsoll.access.admin.username=" + Plimsoll.ADMIN_NAME,
                "--plimsoll.access.admin.password=" + Plimsoll.ADMIN_PASSWORD,
                "--logging.level.root=warn"));
        arguments.addAll(DeclaredKinds.arguments());
        return new SecondInstance(
                new SpringApplicationBuilder(PlimsollApplication.class).run(arguments.toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
