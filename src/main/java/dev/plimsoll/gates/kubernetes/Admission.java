package dev.plimsoll.gates.kubernetes;

import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What an API server asks.
 *
 * @param uid to be answered with
 * @param kind with its group, such as {@code apps/Deployment}
 * @param isSubresource whether only a part of an object is asked about, such as its scale
 * @param images those that the change brings, which were not there before
 * @param isDryRun whether nothing will come of it
 */
record Admission(String uid, String kind, boolean isSubresource, Set<String> images, boolean isDryRun) {

    private static final String VERSION = "admission.k8s.io/v1";
    private static final int MOST_IMAGES = 500;

    /**
     * @throws NoReview if it is none that could be answered
     * @throws ReviewRefused if it can be answered, but not be understood
     */
    static Admission of(JsonNode review) {
        var request = review.path("request");
        var uid = request.path("uid").asString("");
        if (!uid.matches("[!-~]{1,128}")) {
            throw new NoReview("The body must be an AdmissionReview with request.uid");
        }
        if (!review.path("apiVersion").asString("").equals(VERSION)
                || !review.path("kind").asString("").equals("AdmissionReview")) {
            throw new ReviewRefused(
                    uid,
                    "Only AdmissionReview of %s is answered: set admissionReviewVersions: [v1]".formatted(VERSION));
        }
        var kind = request.path("kind");
        var name = kind.path("group").asString("") + "/" + kind.path("kind").asString("");
        return new Admission(
                uid,
                name,
                !request.path("subResource").asString("").isEmpty(),
                brought(uid, name, request),
                isTrue(request.path("dryRun")));
    }

    /** Whether pods can be in it, so that it can be judged at all. */
    boolean isOfPods() {
        return PodImages.areIn(kind);
    }

    /** What goes and what is only spoken to brings nothing. */
    private static Set<String> brought(String uid, String kind, JsonNode request) {
        return switch (request.path("operation").asString("")) {
            case "DELETE", "CONNECT" -> Set.of();
            case "CREATE", "UPDATE" -> PodImages.areIn(kind) ? difference(uid, kind, request) : Set.of();
            default -> throw new ReviewRefused(uid, "The operation must be CREATE, UPDATE, DELETE or CONNECT");
        };
    }

    private static Set<String> difference(String uid, String kind, JsonNode request) {
        if (!request.path("object").isObject()) {
            throw new ReviewRefused(uid, "The object that is to be admitted is missing");
        }
        var images = new LinkedHashSet<>(PodImages.of(kind, request.path("object")));
        if (request.path("operation").asString("").equals("UPDATE")) {
            images.removeAll(PodImages.of(kind, request.path("oldObject")));
        }
        if (images.size() > MOST_IMAGES) {
            throw new ReviewRefused(uid, "It brings more than %d images: take it apart".formatted(MOST_IMAGES));
        }
        return images;
    }

    private static boolean isTrue(JsonNode node) {
        return node.isBoolean() && node.booleanValue();
    }
}
