package dev.plimsoll.gates.kubernetes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds the images in everything of Kubernetes that is a pod or makes pods. */
final class PodImages {

    private static final String TEMPLATE = "/spec/template/spec";

    /** Where the specification of the pod stands, by group and kind. */
    private static final Map<String, String> SPECIFICATIONS = Map.of(
            "/Pod", "/spec",
            "/PodTemplate", "/template/spec",
            "/ReplicationController", TEMPLATE,
            "apps/Deployment", TEMPLATE,
            "apps/StatefulSet", TEMPLATE,
            "apps/DaemonSet", TEMPLATE,
            "apps/ReplicaSet", TEMPLATE,
            "batch/Job", TEMPLATE,
            "batch/CronJob", "/spec/jobTemplate" + TEMPLATE);

    private static final List<String> CONTAINERS = List.of("containers", "initContainers", "ephemeralContainers");

    private PodImages() {}

    /** @param kind with its group, such as {@code apps/Deployment} */
    static boolean areIn(String kind) {
        return SPECIFICATIONS.containsKey(kind);
    }

    /** In their order, each once; an empty text stands for a container that names none. */
    static Set<String> of(String kind, JsonNode object) {
        var images = new LinkedHashSet<String>();
        var specification = object.at(SPECIFICATIONS.getOrDefault(kind, "/spec"));
        CONTAINERS.forEach(list -> specification
                .path(list)
                .forEach(container -> images.add(container.path("image").asString(""))));
        for (var volume : specification.path("volumes")) {
            if (volume.path("image").isObject()) {
                images.add(volume.path("image").path("reference").asString(""));
            }
        }
        return images;
    }
}
