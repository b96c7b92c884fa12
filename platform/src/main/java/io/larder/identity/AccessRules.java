package io.larder.identity;

import io.larder.edge.Problem;
import io.larder.edge.Problems;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Which paths need a caller: all but those named here. What a caller may do is checked by the
 * endpoints, through {@link Caller}. CSRF is answered by {@link ReadCredential}: a session's change
 * needs a token bound to that session, and its cookie is {@code SameSite=Strict}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class AccessRules {

    private static final String[] CONSOLE = {
        "/", "/index.html", "/favicon.ico", "/favicon.svg", "/assets/**", "/console", "/console/**"
    };

    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    @Bean
    SecurityFilterChain access(
            HttpSecurity http, MachineKeys keys, Sessions sessions, Problems problems) {
        return http.addFilterBefore(
                        new ReadCredential(keys, sessions), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        paths ->
                                paths.dispatcherTypeMatchers(
                                                DispatcherType.ERROR,
                                                DispatcherType.FORWARD,
                                                DispatcherType.ASYNC)
                                        .permitAll()
                                        .requestMatchers(HttpMethod.POST, "/api/v1/session")
                                        .permitAll()
                                        .requestMatchers(
                                                HttpMethod.POST, "/api/v1/channels/*/notifications")
                                        .permitAll()
                                        .requestMatchers(
                                                HttpMethod.GET,
                                                "/actuator/health",
                                                "/ready",
                                                "/api/v1/platform",
                                                "/api/v1/certificate-key",
                                                "/openapi",
                                                "/openapi/**")
                                        .permitAll()
                                        .requestMatchers(HttpMethod.GET, CONSOLE)
                                        .permitAll()
                                        .requestMatchers("/actuator/**")
                                        .hasAuthority(Operation.METRICS_READ.name())
                                        .anyRequest()
                                        .authenticated())
                .exceptionHandling(
                        refusals ->
                                refusals.authenticationEntryPoint(noCaller(problems))
                                        .accessDeniedHandler(denied(problems)))
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(POLICY)))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** A span for each filter of each request tells nobody anything, and costs more than most. */
    @Bean
    SecurityObservationSettings requestsAreObservedOnce() {
        return SecurityObservationSettings.noObservations();
    }

    /** Signing in is our own endpoint; this keeps the framework from inventing a user. */
    @Bean
    AuthenticationManager noFrameworkSignIn() {
        return authentication -> {
            throw new ProviderNotFoundException("sign in at /api/v1/session");
        };
    }

    private static AuthenticationEntryPoint noCaller(Problems problems) {
        return (request, response, missing) -> {
            Problem problem = ReadCredential.problem(request);
            if (problem.status() == HttpStatus.UNAUTHORIZED) {
                problem.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            }
            problems.write(problem, request, response);
        };
    }

    private static AccessDeniedHandler denied(Problems problems) {
        return (request, response, denied) ->
                problems.write(IdentityCodes.OPERATION_NOT_ALLOWED.problem(), request, response);
    }
}
