package dev.plimsoll.intake.web;

/** Bodies as GitHub sends them, cut down to what matters. */
final class Bodies {

    private Bodies() {}

    /** A deployment's success in the environment {@code test}. */
    static String succeeded(long id) {
        return """
                {"action": "created",
                 "deployment_status": {"id": 2, "state": "success", "created_at": "2026-11-24T10:00:00Z"},
                 "deployment": {"id": %d, "sha": "2f6c1d4e8a90b7c35e1f0d2a6b4c8e97d0a1b2c3", "ref": "main",
                   "environment": "test", "created_at": "2026-11-24T10:00:00Z"},
                 "repository": {"id": 1, "full_name": "example/hello",
                   "html_url": "https://github.example/example/hello"}}
                """.formatted(id);
    }
}
