package dev.plimsoll.access.chains;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.access.SignedIn;
import dev.plimsoll.access.WholeProduct;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Everybody who may knock, and what the table of addresses means to them. */
enum Caller {
    NOBODY(csrf()),
    VIEWER(both(SignedIn.viewer(), csrf())),
    APPROVER(both(SignedIn.approver(), csrf())),
    APPROVER_OF_ANOTHER_TEAM(both(SignedIn.approverOfAnotherTeam(), csrf())),
    ADMIN(both(SignedIn.admin(), csrf())),
    ADMIN_WITH_A_WRONG_CSRF_TOKEN(both(SignedIn.admin(), csrf().useInvalidToken())),
    VIEWER_TOKEN(token(WholeProduct.VIEWER_TOKEN)),
    REPORTER_TOKEN(token(WholeProduct.REPORTER_TOKEN)),
    APPROVER_TOKEN(token(WholeProduct.APPROVER_TOKEN)),
    ADMIN_TOKEN(token(WholeProduct.ADMIN_TOKEN)),
    MADE_VIEWER_TOKEN(token("made for each test")),
    MADE_REPORTER_TOKEN(token("made for each test")),
    MADE_APPROVER_TOKEN(token("made for each test")),
    MADE_ADMIN_TOKEN(token("made for each test")),
    EXPIRED_TOKEN(token("made for each test")),
    REVOKED_TOKEN(token("made for each test")),
    TRUNCATED_TOKEN(token(WholeProduct.ADMIN_TOKEN.substring(1)));

    @SuppressWarnings("ImmutableEnumChecker") // It has no state that changes.
    private final RequestPostProcessor request;

    Caller(RequestPostProcessor request) {
        this.request = request;
    }

    RequestPostProcessor request() {
        return request;
    }

    boolean isPerson() {
        return ordinal() > NOBODY.ordinal() && ordinal() < VIEWER_TOKEN.ordinal();
    }

    private boolean isUseless() {
        return this == EXPIRED_TOKEN || this == REVOKED_TOKEN || this == TRUNCATED_TOKEN || this == NOBODY;
    }

    /** {@code in, sign-in, 401} or {@code 403}. */
    String expected(EveryAddress group, String address) {
        if (this == ADMIN_WITH_A_WRONG_CSRF_TOKEN && address.startsWith("POST ")) {
            return "403";
        }
        return switch (group) {
            case OPEN -> "in";
            case LEADS_TO_SIGN_IN -> "sign-in";
            case READ -> isPerson() ? "in" : "sign-in";
            case APPROVE, RECORD -> isPerson() ? approving() : "sign-in";
            case STREAM -> isPerson() ? "in" : "401";
            case ADMIN -> isPerson() ? administration() : "sign-in";
            case SHARED -> isUseless() ? "401" : "in";
            case API_READ -> isUseless() ? "401" : "in";
            case API_ADMIN -> isUseless() ? "401" : auditing();
            case API_REPORT -> isUseless() ? "401" : reporting();
        };
    }

    private String administration() {
        return this == ADMIN || this == ADMIN_WITH_A_WRONG_CSRF_TOKEN ? "in" : "403";
    }

    private String approving() {
        return this == VIEWER ? "403" : "in";
    }

    private String auditing() {
        return name().endsWith("ADMIN_TOKEN") ? "in" : "403";
    }

    private String reporting() {
        return name().endsWith("REPORTER_TOKEN") || name().endsWith("ADMIN_TOKEN") ? "in" : "403";
    }

    static RequestPostProcessor token(String secret) {
        return request -> {
            request.addHeader("Authorization", "Bearer " + secret);
            return request;
        };
    }

    private static RequestPostProcessor both(RequestPostProcessor one, RequestPostProcessor other) {
        return request -> other.postProcessRequest(one.postProcessRequest(request));
    }
}
