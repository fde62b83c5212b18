package dev.plimsoll.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may go where: programs by signature or bearer token and never by cookie, people by session. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";

    private static final String[] OPEN_TO_ALL = {
        "/css/**", "/js/**", "/webjars/**", "/favicon.svg", "/favicon.ico", "/robots.txt", "/welcome", "/sign-in", "/error"
    };

    /** Webhooks prove themselves by their signature, which their own door checks; the API takes bearer tokens. */
    @Bean
    @Order(10)
    SecurityFilterChain machines(HttpSecurity http, BearerTokens tokens, MachineProblems problems) throws Exception {
        http.securityMatcher("/api/**", "/webhooks/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::headers)
                .addFilterBefore(new BearerFilter(tokens), AuthorizationFilter.class)
                .exceptionHandling(refusal ->
                        refusal.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(rules -> rules.requestMatchers("/webhooks/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/**")
                        .hasAnyRole("VIEWER", "REPORTER", "APPROVER", "ADMIN")
                        .requestMatchers(HttpMethod.POST, "/api/v1/events")
                        .hasAnyRole("REPORTER", "ADMIN")
                        .anyRequest()
                        .hasRole("ADMIN"));
        return http.build();
    }

    /** What an orchestrator and a monitor ask. */
    @Bean
    @Order(20)
    SecurityFilterChain probes(HttpSecurity http) throws Exception {
        http.securityMatcher("/livez", "/readyz", "/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::headers)
                .authorizeHttpRequests(rules -> rules.requestMatchers("/livez", "/readyz", "/actuator/prometheus")
                        .permitAll()
                        .anyRequest()
                        .denyAll());
        return http.build();
    }

    @Bean
    @Order(30)
    SecurityFilterChain pages(HttpSecurity http, PageRefusals refusals, SignInLimit limit) throws Exception {
        http.authorizeHttpRequests(rules -> rules.requestMatchers(OPEN_TO_ALL)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/**")
                        .authenticated()
                        .requestMatchers("/sign-out")
                        .authenticated()
                        .anyRequest()
                        .hasRole("ADMIN"))
                .formLogin(form -> form.loginPage("/sign-in")
                        .defaultSuccessUrl("/now")
                        .failureHandler(limit)
                        .permitAll())
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .addFilterBefore(limit.filter(), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(refusal -> refusal.authenticationEntryPoint(refusals))
                .headers(SecurityConfiguration::headers);
        return http.build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(Customizer.withDefaults());
    }
}
