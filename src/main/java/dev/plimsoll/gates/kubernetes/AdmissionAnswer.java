package dev.plimsoll.gates.kubernetes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an API server is told, in its own form. */
record AdmissionAnswer(@JsonProperty("apiVersion") String apiVersion, String kind, Response response) {

    private static final int LONGEST_WARNING = 120;
    private static final int LONGEST_MESSAGE = 4000;

    /**
     * @param uid that of the question
     * @param status why not; null if it is allowed
     * @param warnings shown to whoever changes the cluster, at most 120 characters each
     * @param auditAnnotations kept in the audit log of the cluster
     */
    record Response(
            String uid,
            boolean allowed,
            @Nullable Status status,
            List<String> warnings,
            @JsonProperty("auditAnnotations") Annotations auditAnnotations) {}

    /** @param message shown to whoever changes the cluster */
    record Status(int code, String reason, String message) {}

    /** @param gate the requests that let it pass, such as {@code g_12,g_13}; left out if there are none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Annotations(@Nullable String gate) {}

    static AdmissionAnswer allowed(String uid, List<String> warnings, Annotations annotations) {
        var cut = warnings.stream()
                .map(warning -> cut(warning, LONGEST_WARNING))
                .distinct()
                .toList();
        return of(new Response(uid, true, null, cut, annotations));
    }

    static AdmissionAnswer refused(String uid, String message) {
        var status = new Status(403, "Forbidden", cut(message, LONGEST_MESSAGE));
        return of(new Response(uid, false, status, List.of(), new Annotations(null)));
    }

    private static AdmissionAnswer of(Response response) {
        return new AdmissionAnswer("admission.k8s.io/v1", "AdmissionReview", response);
    }

    /** Warnings travel in headers, so what is no character of text is left out. */
    private static String cut(String text, int longest) {
        var clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (clean.length() <= longest) {
            return clean;
        }
        var end = Character.isHighSurrogate(clean.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return clean.substring(0, end) + "…";
    }
}
