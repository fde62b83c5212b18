package dev.plimsoll.access.chains;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * What no request may contain, beyond what Spring Security refuses by itself: a NUL character in a parameter, which no
 * name has and PostgreSQL cannot even compare with; and a first part of the path that is written with {@code %}, by which
 * everybody here tells machines from people. {@link RejectedRequests} answers.
 */
@Configuration(proxyBeanMethods = false)
class Firewall {

    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new PlainDoors();
        firewall.setAllowedParameterNames(Firewall::hasNoNul);
        firewall.setAllowedParameterValues(Firewall::hasNoNul);
        return firewall;
    }

    private static boolean hasNoNul(String text) {
        return text.indexOf('\0') < 0;
    }

    private static final class PlainDoors extends StrictHttpFirewall {

        private static final Pattern ENCODED_DOOR = Pattern.compile("/*[^/?]*%.*");

        @Override
        public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
            var path =
                    request.getRequestURI().substring(request.getContextPath().length());
            if (ENCODED_DOOR.matcher(path).matches()) {
                throw new RequestRejectedException("The first part of the path is encoded");
            }
            return super.getFirewalledRequest(request);
        }
    }
}
