package dev.plimsoll.access.chains;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * What no request may contain, beyond what Spring Security refuses by itself: a NUL character in a parameter, which no
 * name has and PostgreSQL cannot even compare with. {@link RejectedRequests} answers.
 */
@Configuration(proxyBeanMethods = false)
class Firewall {

    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(Firewall::hasNoNul);
        firewall.setAllowedParameterValues(Firewall::hasNoNul);
        return firewall;
    }

    private static boolean hasNoNul(String text) {
        return text.indexOf('\0') < 0;
    }
}
