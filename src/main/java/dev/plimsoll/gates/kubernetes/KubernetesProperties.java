package dev.plimsoll.gates.kubernetes;

import jakarta.validation.constraints.AssertTrue;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which images a cluster asks about.
 *
 * @param mode {@code dry-run} admits everything and says as a warning what would be refused
 * @param images the beginnings of the names of those that need an approval, such as {@code ghcr.io/acme}; all if there are
 *     none
 * @param others what becomes of the rest, such as side-cars of a service mesh
 */
@Validated
@ConfigurationProperties("plimsoll.gates.kubernetes")
record KubernetesProperties(
        @DefaultValue("enforced") Guard mode,
        @DefaultValue List<String> images,
        @DefaultValue("deny") Others others) {

    /** Whether a refusal refuses. */
    enum Guard {
        ENFORCED,
        DRY_RUN
    }

    /** What becomes of images that need no approval. */
    enum Others {
        ALLOW,
        DENY
    }

    @AssertTrue(message = "images are beginnings of names such as ghcr.io/acme, without https:// and without a digest")
    boolean isEachImageReadable() {
        return images.stream()
                .allMatch(image -> image.matches("[A-Za-z0-9][A-Za-z0-9._:/-]*") && !image.contains("//"));
    }

    boolean guards(Image image) {
        return images.isEmpty() || images.stream().map(Image::beginning).anyMatch(image::isBelow);
    }
}
