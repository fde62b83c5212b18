package dev.plimsoll.gates.kubernetes;

/** Objects of a cluster, as JSON. */
final class Manifests {

    private Manifests() {}

    static String pod(String image) {
        return """
                {"kind": "Pod", "metadata": {"generateName": "pay-"}, "spec": %s}
                """.formatted(spec(image));
    }

    static String spec(String image) {
        return """
                {"containers": [{"name": "pay", "image": "%s"}]}""".formatted(image);
    }

    /** Everything whose pods stand in {@code spec.template}. */
    static String workload(String image, int replicas) {
        return """
                {"metadata": {"name": "pay"}, "spec": {"replicas": %d, "template": {"spec": %s}}}
                """.formatted(replicas, spec(image));
    }

    static String cronJob(String image) {
        return """
                {"spec": {"schedule": "* * * * *", "jobTemplate": {"spec": {"template": {"spec": %s}}}}}
                """.formatted(spec(image));
    }
}
