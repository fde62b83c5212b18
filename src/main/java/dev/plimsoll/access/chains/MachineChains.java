package dev.plimsoll.access.chains;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The doors for programs: no session, no cookie, no redirect. */
@Configuration(proxyBeanMethods = false)
class MachineChains {

    private static final String EVENTS = "/api/v1/events";
    private static final String EVIDENCE = "/api/v1/evidence";
    private static final String GATES = "/api/v1/gates";

    /** Asked with GET, and opens a request all the same. */
    private static final String ARGO = GATES + "/argo";

    private static final String AUDIT = "/api/v1/audit";

    private final MachineRefusals refusals;

    MachineChains(MachineRefusals refusals) {
        this.refusals = refusals;
    }

    /**
     * Whoever signs a body may send it; the door itself checks the signature over the raw bytes. No filter here has
     * anything to add, and all of them together cost more than the door: docs/reference/performance.md.
     */
    @Bean
    @Order(10)
    SecurityFilterChain webhooks() {
        return new DefaultSecurityFilterChain(PathPatternRequestMatcher.pathPattern(MachinePaths.WEBHOOKS));
    }

    /** Which filter took how long is nobody's question, and asking it costs more than most filters. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(20)
    SecurityFilterChain api(HttpSecurity http, KnownTokens tokens, FailedTokens failures) {
        return stateless(http.securityMatcher(MachinePaths.API))
                .addFilterBefore(new BearerTokenFilter(tokens, failures, refusals), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(Dispatches.AFTER_THE_REQUEST)
                        .permitAll()
                        .requestMatchers(AUDIT, AUDIT + "/**")
                        .hasRole("ADMIN")
                        .requestMatchers(ARGO)
                        .hasRole("REPORTER")
                        .requestMatchers(HttpMethod.GET)
                        .hasRole("VIEWER")
                        .requestMatchers(HttpMethod.HEAD)
                        .hasRole("VIEWER")
                        .requestMatchers(EVENTS, EVENTS + "/**", EVIDENCE, GATES, GATES + "/**")
                        .hasRole("REPORTER")
                        .anyRequest()
                        .hasRole("ADMIN"))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    @Bean
    @Order(30)
    SecurityFilterChain operations(HttpSecurity http) {
        return stateless(http.securityMatcher("/livez", "/readyz", "/actuator/**"))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(Dispatches.AFTER_THE_REQUEST)
                        .permitAll()
                        .requestMatchers("/livez", "/readyz", "/actuator/prometheus")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, failure) -> refusals.closed(request, response))
                        .accessDeniedHandler((request, response, failure) -> refusals.closed(request, response)))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()));
    }
}
