package dev.plimsoll.intake.web;

import dev.plimsoll.intake.BodyBudget;
import dev.plimsoll.intake.Door;
import dev.plimsoll.intake.IntakeProblems;
import java.time.Clock;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts the door for webhooks at its address. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    ServletRegistrationBean<WebhookServlet> webhookServlet(
            Door door, BodyBudget budget, IntakeProblems problems, JsonMapper json, Clock clock) {
        var registration =
                new ServletRegistrationBean<>(new WebhookServlet(door, budget, problems, json, clock), "/webhooks/*");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
